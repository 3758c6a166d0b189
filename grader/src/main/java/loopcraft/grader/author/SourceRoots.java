package loopcraft.grader.author;

import java.nio.file.Files;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseModule;

/** Finds the file that a path relative to a source root stands for. */
final class SourceRoots {

  private SourceRoots() {}

  /** The file from the checkout's root; the path itself if there is no such file. */
  static String locate(Checkout checkout, CourseModule module, String relative) {
    return checkout.upTo(module).reversed().stream()
        .flatMap(each -> Stream.of(each.solution(), each.given(), each.tests(), each.demos()))
        .map(root -> root.resolve(relative))
        .filter(Files::exists)
        .map(checkout::show)
        .findFirst()
        .orElse(relative);
  }
}
