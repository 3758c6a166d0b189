package loopcraft.grader.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import loopcraft.grader.cli.Workspace;

/** The page that is shown: the verdict, or one that leads back to it. */
final class Pages {

  private static final String KEYS =
      "n next · p previous · h hint · t test · d demo · r read · l list · ? help · q quit";
  private static final String KEYS_IN_SHORT = "n p h t d r l ? q";

  private final Workspace workspace;
  private final WatchView view;
  private Page shown;
  private Page verdict;
  private int top;
  private boolean lent;

  Pages(Workspace workspace, WatchView view) {
    this.workspace = workspace;
    this.view = view;
  }

  /** Shows lines that lead back to the verdict. */
  Page show(List<String> lines) {
    return show(_ -> lines, "");
  }

  /**
   * Shows a page that leads back to the verdict.
   *
   * @param body makes its lines, for a number of rows
   * @param remark stands in the footer
   */
  Page show(IntFunction<List<String>> body, String remark) {
    return turnTo(new Page(body, () -> footer(remark)));
  }

  /** Shows the verdict, or what stands for it. */
  void showVerdict(IntFunction<List<String>> body, String remark) {
    verdict = new Page(body, () -> view.interactive() ? footer(remark) : remarkAlone(remark));
    turnTo(verdict);
  }

  /** Goes back to the verdict, to its beginning. */
  void back() {
    if (verdict != null) {
      turnTo(verdict);
    }
  }

  private Page turnTo(Page page) {
    shown = page;
    top = 0;
    redraw();
    return page;
  }

  boolean isShown(Page page) {
    return shown == page;
  }

  /** Whether there is nothing to go back from. */
  boolean isAtVerdict() {
    return shown == null || shown == verdict;
  }

  /** Moves by half screens. */
  void scrollScreens(int direction) {
    scroll(direction * Math.max(1, view.rows() / 2));
  }

  /** Moves by lines. */
  void scroll(int lines) {
    if (shown != null) {
      top = shown.clamp(top + lines, view.look(), view.rows());
      redraw();
    }
  }

  /** Keeps away from the screen, which something else writes on, until it is taken back. */
  void lend(String heading) {
    lent = true;
    view.handOver(heading);
  }

  boolean isLent() {
    return lent;
  }

  /** Ends {@link #lend}. */
  void takeBack() {
    lent = false;
  }

  /** Draws what is shown again. */
  void redraw() {
    if (shown != null && !lent) {
      view.show(shown.lines(view.look(), view.rows(), top));
    }
  }

  private List<String> remarkAlone(String remark) {
    return remark.isEmpty() ? List.of() : List.of(view.look().dim("(" + remark + ")"));
  }

  private List<String> footer(String remark) {
    var look = view.look();
    var done = workspace.course().exercises().stream().filter(workspace::isDone).count();
    var all = workspace.course().exercises().size();
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        look.dim("%d of %d done%s".formatted(done, all, remark.isEmpty() ? "" : " · " + remark)));
    lines.add(look.dim(KEYS.length() <= look.width() ? KEYS : KEYS_IN_SHORT));
    return lines;
  }
}
