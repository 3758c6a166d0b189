package loopcraft.grader.author;

import java.nio.file.Files;
import java.util.List;
import loopcraft.grader.course.CourseModule;

/** Whether a module is complete, and its rooms agree with one another. */
final class ModuleCheck {

  private ModuleCheck() {}

  static List<Problem> problems(Checkout checkout, CourseModule module) {
    var checked = new CheckedModule(checkout, module);
    IdCheck.of(checked);
    GradingTestCheck.of(checked);
    PartCheck.of(checked);
    LessonCheck.of(checked);
    DemoCheck.of(checked);
    ProgramCheck.of(checked);
    checkOnReference(checked);
    return checked.problems();
  }

  /** What needs the reference's class files. */
  private static void checkOnReference(CheckedModule checked) {
    CourseModule module = checked.module();
    try (var reference = Compilation.of(Analysis.reference(checked.checkout(), module))) {
      if (Files.exists(module.walkthrough())) {
        checked.addAll(Steps.problems(checked.checkout(), module, reference.classes()));
      }
      WrongAnswerCheck.of(checked, reference.classes());
      PolicyCheck.of(checked, reference.classes());
    } catch (AuthorException e) {
      checked.report(module.solution(), 0, "the reference " + e.getMessage(), "correct it");
    }
  }
}
