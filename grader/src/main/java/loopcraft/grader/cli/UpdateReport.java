package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What an update did.
 *
 * @param summary in a sentence
 * @param freshened stubs that the learner had not touched, and that are the new ones now
 * @param both files that the learner has written and whose stubs have changed: the learner's stays,
 *     and the new stub lies beside it
 */
record UpdateReport(String summary, List<String> freshened, List<Both> both) {

  /**
   * A file of the learner's whose stub has changed.
   *
   * @param file the learner's
   * @param stub where the new stub is
   */
  record Both(String file, String stub) {}

  static UpdateReport nothing(String summary) {
    return new UpdateReport(summary, List.of(), List.of());
  }

  List<String> tell(Look look) {
    var lines = new ArrayList<String>();
    lines.add(look.bold(summary));
    freshened.forEach(file -> lines.add("  new stub, which you had not touched: " + file));
    for (var each : both) {
      lines.add("  " + look.yellow("the exercise has changed: ") + each.file() + " is still yours");
      lines.add("    its new stub, to compare: " + each.stub());
    }
    return lines;
  }
}
