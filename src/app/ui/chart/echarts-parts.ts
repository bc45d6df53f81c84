import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { painterWithoutHtml } from './painter-without-html.ts';

// Only what the drawings use: the rest of the library stays out of the bundle.
use([BarChart, GridComponent, TooltipComponent, painterWithoutHtml]);

export { init };
