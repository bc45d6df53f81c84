import { SVGRenderer } from 'echarts/renderers';

type Registers = Parameters<typeof SVGRenderer>[0];

/**
 * The library's SVG renderer for pages under Trusted Types. It empties its elements by assigning
 * a text to `innerHTML`, which such a page refuses whatever the text is; here the same assignment
 * removes the children, and any other text is an error.
 */
export function painterWithoutHtml(registers: Registers): void {
  SVGRenderer({
    ...registers,
    registerPainter: (type, Painter) => {
      registers.registerPainter(
        type,
        class extends Painter {
          constructor(...parts: ConstructorParameters<typeof Painter>) {
            super(...parts);
            if (this.root === undefined) return;
            for (const each of [this.root, ...this.root.querySelectorAll('svg')]) emptyOnly(each);
          }
        },
      );
    },
  });
}

function emptyOnly(element: Element): void {
  Object.defineProperty(element, 'innerHTML', {
    set: (text: string | null) => {
      if (text !== '' && text !== null) throw new TypeError('a drawing takes no HTML');
      element.replaceChildren();
    },
  });
}
