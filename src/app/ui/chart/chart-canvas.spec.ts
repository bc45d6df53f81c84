import { TestBed } from '@angular/core/testing';
import { ChartCanvas } from './chart-canvas.ts';
import { init } from './echarts-parts.ts';

const OPTION = {
  animation: false,
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: ['<img src=x onerror=alert(1)>'] },
  yAxis: { type: 'value' },
  series: [{ type: 'bar', name: '<b>红牌</b>', data: [2] }],
};

/** Texts that were assigned to the HTML of any element while `work` ran. */
async function htmlSet(work: () => Promise<void>): Promise<readonly string[]> {
  const texts: string[] = [];
  spyOnProperty(Element.prototype, 'innerHTML', 'set').and.callFake((text: string) => {
    texts.push(text);
  });
  await work();
  return texts;
}

describe('ChartCanvas', () => {
  it('draws, tells of a day and goes away without a text of HTML', async () => {
    const texts = await htmlSet(async () => {
      const fixture = TestBed.createComponent(ChartCanvas);
      fixture.componentRef.setInput('option', OPTION);
      const host = fixture.nativeElement as HTMLElement;
      host.style.cssText = 'display:block;width:300px;height:200px';
      fixture.detectChanges();
      await drawn(host);
      const surface = host.querySelector('svg');
      if (surface === null) throw new Error('nothing is drawn');
      const { left, top } = surface.getBoundingClientRect();
      const at = { clientX: left + 150, clientY: top + 120, bubbles: true };
      surface.dispatchEvent(new MouseEvent('mousemove', at));
      await until(() => host.textContent.includes('<b>红牌</b>'));
      fixture.destroy();
      expect(host.querySelector('svg')).toBeNull();
    });
    expect(texts).toEqual([]);
  });

  it('takes no HTML where the library would assign one', () => {
    const host = document.createElement('div');
    document.body.append(host);
    const chart = init(host, null, { renderer: 'svg', width: 100, height: 100 });
    const surface = host.querySelector('svg');
    expect(() => {
      if (surface !== null) surface.innerHTML = '<b>x</b>';
    }).toThrowError('a drawing takes no HTML');
    chart.dispose();
    expect(host.querySelector('svg')).toBeNull();
    host.remove();
  });
});

function drawn(host: HTMLElement): Promise<void> {
  return until(() => host.querySelector('svg path, svg text') !== null);
}

/** Looks at every frame; the spec's own time limit bounds the wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
}
