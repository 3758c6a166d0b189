package loopcraft.grader.cli;

import java.util.Locale;

/** Asks before something that the learner may not want. */
final class Question {

  private final Screen screen;

  Question(Screen screen) {
    this.screen = screen;
  }

  /** Whether the learner agrees; where nobody can be asked, says how to agree. */
  boolean agrees(String remark) {
    var console = System.console();
    if (!screen.look().terminal() || console == null) {
      screen.say(remark + " Say --yes if that is what you want.");
      return false;
    }
    var answer = console.readLine("%s", remark + " Go on? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
