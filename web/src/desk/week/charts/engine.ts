/** The only door to Apache ECharts, of which a chart takes bars and no more; loaded when a chart is looked at. */
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CanvasRenderer, GridComponent, LegendComponent, TooltipComponent]);

export { init };
