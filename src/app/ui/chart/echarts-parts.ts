import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// Only what the drawings use: the rest of the library stays out of the bundle.
use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };
