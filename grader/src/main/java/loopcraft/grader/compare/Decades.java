package loopcraft.grader.compare;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic scale with round figures, also where it does not cover a power of ten. */
final class Decades extends LogAxis {

  private static final long serialVersionUID = 1L;
  private static final double WIDE = 2.2;

  Decades(String label) {
    super(label);
    setBase(10);
  }

  @Override
  protected List<NumberTick> refreshTicksHorizontal(
      Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
    var least = getRange().getLowerBound();
    var most = getRange().getUpperBound();
    var format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    var wide = Math.log10(most / least) > WIDE;
    var ticks = new ArrayList<NumberTick>();
    for (var power = (int) Math.floor(Math.log10(least)); Math.pow(10, power) <= most; power++) {
      for (var step : wide ? new int[] {1} : new int[] {1, 2, 5}) {
        var figure = step * Math.pow(10, power);
        if (figure >= least && figure <= most) {
          ticks.add(
              new NumberTick(
                  figure, format.format(figure), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
      }
    }
    return ticks;
  }
}
