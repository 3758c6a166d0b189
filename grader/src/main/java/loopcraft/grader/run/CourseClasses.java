package loopcraft.grader.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.Descriptions;

/** Class files of the course, each read once: a folder of them never changes. For any threads. */
final class CourseClasses {

  private final Descriptions descriptions = new Descriptions();
  private final Map<Path, ClassSet> sets = new ConcurrentHashMap<>();
  private final Map<List<Path>, ClassSet> joined = new ConcurrentHashMap<>();
  private final Map<Tests, List<ExpectedTests.Expected>> expected = new ConcurrentHashMap<>();

  private record Tests(Path folder, List<String> classes) {}

  /** The classes in some folders; where two have the same class, the first one's. */
  ClassSet in(List<Path> folders) {
    return joined.computeIfAbsent(
        folders, all -> ClassSet.joined(all.stream().map(this::in).toList()));
  }

  private ClassSet in(Path folder) {
    return sets.computeIfAbsent(folder, each -> ClassSet.read(List.of(each), descriptions));
  }

  /** The tests of some classes in a folder. */
  List<ExpectedTests.Expected> tests(Path folder, List<String> testClasses) {
    return expected.computeIfAbsent(
        new Tests(folder, testClasses), these -> ExpectedTests.read(folder, testClasses));
  }
}
