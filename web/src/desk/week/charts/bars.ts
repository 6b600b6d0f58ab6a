import type { EChartsCoreOption } from "echarts/core";
import { amountWord, shareWord } from "../figures.ts";
import type { Look } from "./look.ts";

/** Bars over names; what a bar opens when it is clicked stands at the same place of `opens`. */
export interface Bars {
  names: string[];
  parts: { name: string; tone: "good" | "wait" | "bad"; values: (number | null)[]; opens: string[] }[];
  /** Names on the left, for long ones; else below. */
  lying: boolean;
  /** Values are shares from 0 to 1. */
  shares?: boolean;
}

/** How the bars are drawn: the same look for every chart, and nothing that moves. */
export function drawn({ names, parts, lying, shares }: Bars, look: Look): EChartsCoreOption {
  const text = { color: look.soft, fontSize: 13 };
  const say = (value: unknown) => (shares ? shareWord : amountWord)(Number(value));
  const whole = (at: number) => parts.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
  const named = {
    type: "category",
    data: names,
    inverse: lying,
    axisLabel: { ...text, interval: lying ? 0 : "auto" },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  };
  const valued = {
    type: "value",
    max: shares ? 1 : null,
    minInterval: shares ? 0.25 : 1,
    axisLabel: { ...text, formatter: say },
    splitLine: { lineStyle: { color: look.line } },
  };
  return {
    animation: false,
    grid: {
      left: 8,
      right: lying ? 56 : 24,
      top: parts.length > 1 ? 48 : 8,
      bottom: 8,
      outerBoundsMode: "same",
    },
    legend: { show: parts.length > 1, top: 0, left: 0, textStyle: text, selectedMode: false },
    // As text on the canvas: the page's policy forbids the styles that a box of HTML would bring.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      axisPointer: { type: "shadow" },
      valueFormatter: say,
      backgroundColor: look.paper,
      borderColor: look.line,
      textStyle: { color: look.ink, fontSize: 14 },
    },
    xAxis: lying ? valued : named,
    yAxis: lying ? named : valued,
    series: parts.map(({ name, tone, values }, at) => ({
      name,
      type: "bar",
      stack: "whole",
      data: values,
      barMaxWidth: 28,
      itemStyle: { color: look[tone] },
      // The whole bar in a number, at its end: of nothing there is no bar to be seen.
      label: {
        show: at === parts.length - 1,
        position: lying ? "right" : "top",
        formatter: ({ dataIndex }: { dataIndex: number }) => say(whole(dataIndex)),
        ...text,
      },
    })),
  };
}
