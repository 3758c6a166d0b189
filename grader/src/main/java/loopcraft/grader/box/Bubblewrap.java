package loopcraft.grader.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.process.ChildProcess;

/**
 * A box by bubblewrap: namespaces of its own for users, processes, network and files.
 *
 * <p>Inside there is the JDK, the system's libraries, what was asked for, and an empty folder in
 * memory. Of the network there is a loopback device that leads nowhere else. There is no {@code
 * /proc} unless programs may be run: through it a process can write into its own memory, where the
 * key is that seals its results.
 *
 * @param version as it says itself
 */
record Bubblewrap(String version) implements Box {

  private static final String PROGRAM = "bwrap";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final int MEMORY_FOR_FILES = 16 << 20;
  private static final String NOBODY = "65534";

  private static final List<Path> LIBRARIES =
      paths("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib64");

  private static final List<Path> PROGRAMS = paths("/bin", "/sbin", "/usr/bin", "/usr/sbin");

  private static List<Path> paths(String... names) {
    return Stream.of(names).map(Path::of).toList();
  }

  /** This box if a JVM starts in it, also where programs may be run; else none, and why. */
  static Box here() {
    try {
      var box = new Bubblewrap(run(List.of(PROGRAM, "--version")).output().strip());
      List<String> jvm = List.of(JDK.resolve("bin", "java").toString(), "-version");
      for (boolean programs : List.of(false, true)) {
        ChildProcess.Result tried = run(box.around(jvm, new Access(List.of(), programs)));
        if (tried.exit() != 0) {
          return new NoBox(box.version() + " does not work here: " + tried.lastError());
        }
      }
      return box;
    } catch (IOException notInstalled) {
      return new NoBox("bubblewrap is not installed");
    } catch (ChildProcess.Stopped stopped) {
      return new NoBox("bubblewrap does not work here: " + stopped.getMessage());
    }
  }

  private static ChildProcess.Result run(List<String> command) throws IOException {
    return ChildProcess.run(Path.of("").toAbsolutePath(), Map.of(), PATIENCE, command);
  }

  @Override
  public List<String> around(List<String> command, Access access) {
    var all = new ArrayList<String>();
    all.addAll(List.of(PROGRAM, "--unshare-user", "--unshare-all", "--disable-userns"));
    all.addAll(List.of("--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"));
    all.addAll(List.of("--uid", NOBODY, "--gid", NOBODY));
    // First of all, or it would hide what was asked for and lies in there.
    all.addAll(List.of("--size", String.valueOf(MEMORY_FOR_FILES), "--tmpfs", "/tmp"));
    LIBRARIES.forEach(folder -> all.addAll(system(folder)));
    if (access.programs()) {
      PROGRAMS.forEach(folder -> all.addAll(system(folder)));
      all.addAll(List.of("--proc", "/proc"));
    }
    all.addAll(readable(JDK));
    access.readable().stream().sorted().distinct().forEach(path -> all.addAll(readable(path)));
    all.addAll(List.of("--dev", "/dev", "--remount-ro", "/dev"));
    all.addAll(List.of("--chdir", "/tmp", "--remount-ro", "/"));
    // The launcher finds the JVM's libraries by /proc, which need not be there.
    all.addAll(List.of("--setenv", "LD_LIBRARY_PATH", JDK + "/lib:" + JDK + "/lib/server"));
    all.addAll(List.of("--setenv", "LANG", "C.UTF-8", "--setenv", "PATH", "/usr/bin:/bin"));
    // Else each of many threads may ask for address space of its own.
    all.addAll(List.of("--setenv", "MALLOC_ARENA_MAX", "2", "--"));
    all.addAll(command);
    return Limits.around(all);
  }

  private static List<String> readable(Path path) {
    return List.of("--ro-bind", path.toString(), path.toString());
  }

  /** A system's folder as it is outside, where many are links to others. */
  private static List<String> system(Path folder) {
    if (Files.isSymbolicLink(folder)) {
      return target(folder)
          .map(target -> List.of("--symlink", target, folder.toString()))
          .orElse(List.of());
    }
    return Files.isDirectory(folder) ? readable(folder) : List.of();
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isTight() {
    return true;
  }

  @Override
  public String description() {
    return "sandboxed by " + version;
  }
}
