import { Directive, effect, ElementRef, inject, input } from '@angular/core';

/**
 * Where a frame of our own pages stands. Angular binds no address of a frame, lest one of somebody
 * else's come in; ours is made of a draft's number and nothing that anybody typed.
 */
@Directive({ selector: 'iframe[appFrameAddress]' })
export class FrameAddress {
  readonly appFrameAddress = input.required<string>();
  readonly #frame = inject<ElementRef<HTMLIFrameElement>>(ElementRef).nativeElement;

  constructor() {
    effect(() => {
      this.#frame.src = this.appFrameAddress();
    });
  }
}
