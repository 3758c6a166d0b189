package loopcraft.grader.cli;

import java.util.concurrent.Callable;
import loopcraft.grader.cli.Doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "doctor",
    description = "Says what is wrong with this machine or workspace, and how to mend it.")
final class DoctorCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Override
  public Integer call() {
    var look = learn.look();
    var findings = new Doctor(learn.root(), learn.environment(), look).examine();
    for (var finding : findings) {
      learn.screen().lines(Text.wrap(line(finding, look), look.width(), "    "));
      if (!finding.remedy().isEmpty()) {
        learn.screen().lines(Text.wrap("    " + finding.remedy(), look.width(), "    "));
      }
    }
    var broken = findings.stream().anyMatch(finding -> finding.grade() == Doctor.Grade.BROKEN);
    learn.screen().blank();
    learn.screen().say(broken ? "Something must be mended." : "You can work here.");
    return broken ? Learn.FAILING : 0;
  }

  private static String line(Finding finding, Look look) {
    var mark =
        switch (finding.grade()) {
          case GOOD -> look.green("✓");
          case ODD -> look.yellow("–");
          case BROKEN -> look.red("✗");
        };
    return mark + " " + look.bold(finding.what()) + "  " + finding.seen();
  }
}
