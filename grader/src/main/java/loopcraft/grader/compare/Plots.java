package loopcraft.grader.compare;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Draws plots: a row for each model, on a logarithmic scale a mark for the median, and a line from
 * the smallest to the largest figure. The colours of the drawing are variables of the page's style.
 */
final class Plots {

  private static final int WIDTH = 760;
  private static final int ROW = 30;
  private static final int AROUND = 96;
  private static final Pattern OPENING = Pattern.compile("(?s)^.*?<svg[^>]*>");
  private static final Pattern RGB =
      Pattern.compile("rgb\\((\\d+),\\s*(\\d+),\\s*(\\d+)\\)|#([0-9a-fA-F]{6})");

  private static final Color INK = new Color(1, 1, 1);
  private static final Color GRID = new Color(2, 2, 2);
  private static final List<Color> MARKS =
      List.of(new Color(3, 3, 3), new Color(4, 4, 4), new Color(5, 5, 5));
  private static final Color PAPER = new Color(250, 250, 250);

  private static final Map<Color, String> VARIABLES = variables();

  /**
   * What is drawn in one colour.
   *
   * @param name stands in the legend
   * @param points by model
   */
  record Series(String name, Map<String, Spread> points) {}

  private Plots() {}

  private static Map<Color, String> variables() {
    var variables = new LinkedHashMap<Color, String>();
    variables.put(INK, "var(--ink)");
    variables.put(GRID, "var(--grid)");
    variables.put(PAPER, "var(--paper)");
    for (var i = 0; i < MARKS.size(); i++) {
      variables.put(MARKS.get(i), "var(--mark%d)".formatted(i + 1));
    }
    return variables;
  }

  /**
   * A plot, as an element {@code svg}.
   *
   * @param label what the scale is of
   * @param description what somebody is told who cannot see it
   * @param models the rows, from the top
   */
  static String svg(String label, String description, List<String> models, List<Series> series) {
    var points = new XYIntervalSeriesCollection();
    for (var i = 0; i < series.size(); i++) {
      points.addSeries(points(series.get(i), models, (i - (series.size() - 1) / 2.0) * 0.22));
    }
    var plot = new XYPlot(points, scale(label), rows(models), renderer(series.size()));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    var chart = new JFreeChart(null, font(12), plot, series.size() > 1);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 16));
    if (chart.getLegend() instanceof LegendTitle legend) {
      legend.setPosition(RectangleEdge.TOP);
      legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
      legend.setBackgroundPaint(null);
      legend.setItemPaint(INK);
      legend.setItemFont(font(13));
      legend.setFrame(BlockBorder.NONE);
    }
    return drawn(chart, AROUND + ROW * models.size(), description);
  }

  private static XYIntervalSeries points(Series series, List<String> models, double offset) {
    var points = new XYIntervalSeries(series.name());
    for (var row = 0; row < models.size(); row++) {
      var spread = series.points().get(models.get(row));
      if (spread != null && spread.least() > 0) {
        var y = row + offset;
        points.add(spread.median(), spread.least(), spread.most(), y, y, y);
      }
    }
    return points;
  }

  private static ValueAxis scale(String label) {
    var axis = new Decades(label);
    axis.setSmallestValue(1e-6);
    axis.setLowerMargin(0.03);
    axis.setUpperMargin(0.03);
    style(axis);
    return axis;
  }

  private static ValueAxis rows(List<String> models) {
    var axis = new SymbolAxis(null, models.toArray(String[]::new));
    axis.setInverted(true);
    axis.setGridBandsVisible(false);
    axis.setRange(-0.6, models.size() - 0.4);
    style(axis);
    return axis;
  }

  private static void style(ValueAxis axis) {
    axis.setTickLabelFont(font(13));
    axis.setLabelFont(font(13));
    axis.setTickLabelPaint(INK);
    axis.setLabelPaint(INK);
    axis.setAxisLinePaint(GRID);
    axis.setTickMarkPaint(GRID);
    axis.setMinorTickMarksVisible(false);
  }

  private static XYErrorRenderer renderer(int series) {
    var renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setCapLength(5);
    renderer.setErrorStroke(new BasicStroke(1.5f));
    // Of different shapes, too, for those who do not see the colours.
    var shapes =
        List.of(
            new Ellipse2D.Double(-4.5, -4.5, 9, 9),
            new Rectangle2D.Double(-4, -4, 8, 8),
            ShapeUtils.createDiamond(5.5f));
    for (var i = 0; i < series; i++) {
      renderer.setSeriesPaint(i, MARKS.get(i));
      renderer.setSeriesShape(i, shapes.get(i));
      renderer.setSeriesShapesFilled(i, true);
    }
    return renderer;
  }

  private static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  private static String drawn(JFreeChart chart, int height, String description) {
    var graphics = new VectorGraphics2D();
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height), new ChartRenderingInfo());
    var bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, height))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return element(bytes.toString(StandardCharsets.UTF_8), height, description);
  }

  private static String element(String document, int height, String description) {
    var opening =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, height, Html.escape(description));
    var inside = OPENING.matcher(document).replaceFirst("");
    // Ids are to be of this plot alone: there are several in a page.
    var prefix = "p%x-".formatted((description + document).hashCode());
    var own = inside.replace("id=\"", "id=\"" + prefix).replace("url(#", "url(#" + prefix);
    return opening + RGB.matcher(own).replaceAll(found -> variable(found.group()));
  }

  private static String variable(String colour) {
    var numbers = new ArrayList<Integer>();
    var matcher = RGB.matcher(colour);
    matcher.matches();
    if (matcher.group(4) != null) {
      return VARIABLES.getOrDefault(Color.decode(colour), "var(--ink)");
    }
    for (var i = 1; i <= 3; i++) {
      numbers.add(Integer.parseInt(matcher.group(i)));
    }
    return VARIABLES.getOrDefault(
        new Color(numbers.get(0), numbers.get(1), numbers.get(2)), "var(--ink)");
  }
}
