// A report as a picture; Chart.js comes only with this part.
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  Tooltip,
} from "chart.js";
import { useEffect, useRef } from "preact/hooks";
import type { Report } from "../../api/types";

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  Tooltip,
);

// Told apart by those who don't see red and green, too (Okabe and Ito).
const colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f7f7f", "#f0e442"];

function colour(i: number): string {
  return colours[i % colours.length];
}

function configOf(report: Report, ink: string, line: string): ConstructorParameters<typeof Chart>[1] {
  const pie = report.chart === "pie";
  const stacked = report.chart === "stacked";
  const scale = { stacked, ticks: { color: ink }, grid: { color: line } };
  return {
    type: pie ? "pie" : report.chart === "line" ? "line" : "bar",
    data: {
      labels: report.categories,
      datasets: report.series.map((series, i) => ({
        label: series.name,
        data: series.values,
        backgroundColor: pie ? report.categories.map((_, at) => colour(at)) : colour(i),
        borderColor: pie ? "#fff" : colour(i),
      })),
    },
    options: {
      indexAxis: report.chart === "bar" ? "y" : "x",
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      locale: "ru-RU",
      plugins: { legend: { display: pie || report.series.length > 1, labels: { color: ink } } },
      scales: pie ? undefined : { x: scale, y: { ...scale, beginAtZero: true } },
    },
  };
}

// The picture goes into papers: on white, whatever the screen's colours are.
export async function pngOf(report: Report): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = 1600;
  canvas.height = 900;
  const config = configOf(report, "#222222", "#dddddd");
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, devicePixelRatio: 1, font: { size: 22 } },
    plugins: [
      {
        id: "paper",
        beforeDraw: ({ ctx, width, height }) => {
          ctx.fillStyle = "#ffffff";
          ctx.fillRect(0, 0, width, height);
        },
      },
    ],
  });
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  chart.destroy();
  return made;
}

export function ChartView({ report }: { report: Report }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const style = getComputedStyle(document.documentElement);
    const chart = new Chart(
      canvas.current,
      configOf(report, style.getPropertyValue("--ink").trim(), style.getPropertyValue("--line").trim()),
    );
    return () => chart.destroy();
  }, [report]);
  return (
    <div class="chart">
      <canvas ref={canvas} role="img" aria-label={report.title} />
    </div>
  );
}
