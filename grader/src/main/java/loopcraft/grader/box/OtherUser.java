package loopcraft.grader.box;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopcraft.grader.process.ChildProcess;

/**
 * No box, but another user without rights: where the grader runs as root in a container, as at
 * Gradescope, in which no box can be made. It cannot write what belongs to root, such as results,
 * nor look into root's processes. All else is as without a box: it can use the network, read what
 * everybody may read, and meddle with other processes of its own user.
 *
 * @param why there is no box
 */
record OtherUser(String why) implements Box {

  private static final String NOBODY = "65534";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--regid=" + NOBODY,
          "--clear-groups",
          "--no-new-privs",
          "--inh-caps=-all",
          "--bounding-set=-all");

  /** This, if it works here and that user can read the grader; else what is there otherwise. */
  static Box insteadOf(NoBox none) {
    String classPath = System.getProperty("java.class.path");
    List<String> tries =
        Stream.of(classPath.split(File.pathSeparator))
            .map(entry -> "test -r '" + quoted(entry) + "'")
            .toList();
    return works(List.of(JAVA, "-version"))
            && works(List.of("sh", "-c", String.join(" && ", tries)))
        ? new OtherUser(none.why())
        : none;
  }

  private static String quoted(String path) {
    return path.replace("'", "'\\''");
  }

  private static boolean works(List<String> command) {
    try {
      return ChildProcess.run(Path.of("").toAbsolutePath(), Map.of(), PATIENCE, asNobody(command))
              .exit()
          == 0;
    } catch (IOException | ChildProcess.Stopped notHere) {
      return false;
    }
  }

  private static List<String> asNobody(List<String> command) {
    var all = new ArrayList<>(AS_NOBODY);
    all.addAll(List.of("--", "env", "-i", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"));
    all.addAll(command);
    return all;
  }

  @Override
  public List<String> around(List<String> command, Access access) {
    return Limits.around(asNobody(command));
  }

  @Override
  public boolean isTight() {
    return false;
  }

  @Override
  public String description() {
    return "not sandboxed: " + why + "; run as a user without rights";
  }
}
