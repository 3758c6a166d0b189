package loopcraft.grader.author;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseModule;

/** Proves the whole course consistent. */
final class CourseCheck {

  private CourseCheck() {}

  /** What can be found without running learner code, in order of files. */
  static List<Problem> fast(Checkout checkout) {
    var problems = new ArrayList<Problem>();
    for (CourseModule module : checkout.modules()) {
      problems.addAll(guarded(checkout, module, () -> ModuleCheck.problems(checkout, module)));
      problems.addAll(guarded(checkout, module, () -> stubs(checkout, module)));
    }
    problems.addAll(CodeCheck.problems(checkout));
    problems.addAll(LinkCheck.problems(checkout));
    if (problems.isEmpty()) {
      readable(checkout).forEach(problems::add);
    }
    return problems.stream().distinct().sorted().toList();
  }

  private static List<Problem> stubs(Checkout checkout, CourseModule module) {
    var problems = new ArrayList<>(Stubs.differences(checkout, module));
    problems.addAll(StubCompile.problems(checkout, module));
    return problems;
  }

  /** A file that does not even parse must not hide the problems of other modules. */
  private static List<Problem> guarded(
      Checkout checkout, CourseModule module, Supplier<List<Problem>> check) {
    try {
      return check.get();
    } catch (AuthorException e) {
      return List.of(
          new Problem(
              checkout.show(module.directory()), 0, e.getMessage(), "correct the file's syntax"));
    }
  }

  private static List<Problem> readable(Checkout checkout) {
    try {
      Course.load(checkout.root());
      return List.of();
    } catch (CourseException e) {
      return List.of(new Problem(".", 0, e.getMessage(), "correct the files that it names"));
    }
  }

  /** What takes longer: twins in JVMs of their own, and every known answer graded. */
  static List<Problem> slow(Checkout checkout, PrintWriter notes) {
    var problems = new ArrayList<Problem>();
    for (CourseModule module : checkout.modules()) {
      problems.addAll(guarded(checkout, module, () -> Twins.problems(checkout, module)));
    }
    try {
      List<Trial> trials = WrongAnswers.runAll(checkout.root(), notes);
      problems.addAll(WrongAnswers.problems(checkout, trials));
    } catch (AuthorException | CourseException e) {
      problems.add(
          new Problem(".", 0, "wrong answers cannot be graded: " + e.getMessage(), "see above"));
    }
    return problems.stream().sorted().toList();
  }
}
