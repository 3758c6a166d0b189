package loopcraft.grader.cli;

import java.nio.file.Path;
import loopcraft.grader.course.CourseVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code ./learn --version} says. */
final class LearnVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Path root = Path.of(System.getProperty("loopcraft.root", ""));
    return new String[] {"Loopcraft " + CourseVersion.of(root)};
  }
}
