package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.Preview;
import loopcraft.grader.watch.FileWatch;
import org.xml.sax.SAXException;

/** Looks for what keeps a learner from working, on the machine and in the workspace. */
public final class Doctor {

  private static final int JDK = 25;
  private static final long MEGABYTE = 1 << 20;
  private static final long SPACE_NEEDED = 500 * MEGABYTE;
  private static final int BUILT = 2026;
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  private final Path root;
  private final Map<String, String> environment;
  private final Look look;

  /** How bad something is. */
  public enum Grade {
    /** As it should be. */
    GOOD,
    /** Works, but not as well as it could. */
    ODD,
    /** Must be mended. */
    BROKEN
  }

  /**
   * What was found.
   *
   * @param what was looked at
   * @param seen there
   * @param remedy how to mend it; empty if it is good
   */
  public record Finding(Grade grade, String what, String seen, String remedy) {}

  /** Examines this folder. */
  public Doctor(Path root, Map<String, String> environment, Look look) {
    this.root = root;
    this.environment = environment;
    this.look = look;
  }

  /** Looks at everything. */
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    findings.add(compiler());
    findings.add(course());
    findings.add(writing());
    findings.add(space());
    findings.add(fileEvents());
    findings.add(toolchain());
    findings.add(maven());
    findings.add(clock());
    findings.add(terminal());
    findings.addAll(lineEnds());
    findings.addAll(leftovers());
    return findings;
  }

  private static Finding good(String what, String seen) {
    return new Finding(Grade.GOOD, what, seen, "");
  }

  private static Finding java() {
    var version = Runtime.version();
    var seen = version + " in " + System.getProperty("java.home");
    if (version.feature() >= JDK && !Preview.isHere()) {
      return new Finding(
          Grade.ODD,
          "Java",
          seen,
          "What uses a preview of JDK %d is left out: part 1 of 07.4. With that JDK it is there."
              .formatted(JDK));
    }
    return version.feature() >= JDK
        ? good("Java", seen)
        : new Finding(
            Grade.BROKEN,
            "Java",
            seen,
            "The course needs JDK %d: get it from https://adoptium.net and set JAVA_HOME to it."
                .formatted(JDK));
  }

  private static Finding compiler() {
    return ToolProvider.getSystemJavaCompiler() != null
        ? good("Compiler", "javac is there")
        : new Finding(
            Grade.BROKEN,
            "Compiler",
            "this Java has no javac",
            "Install a JDK, not a JRE, and set JAVA_HOME to it.");
  }

  private Finding course() {
    try {
      var course = Course.load(root);
      var missing =
          course.exercises().stream()
              .flatMap(
                  exercise ->
                      exercise.files().stream()
                          .map(course.moduleOf(exercise).exercise()::resolve)
                          .filter(file -> !Files.isRegularFile(file)))
              .toList();
      return missing.isEmpty()
          ? good("Course", Text.count(course.exercises().size(), "exercise"))
          : new Finding(
              Grade.BROKEN,
              "Course",
              Text.count(missing.size(), "exercise file") + " missing: " + missing.getFirst(),
              "./learn reset ID brings the stub of an exercise back.");
    } catch (CourseException | UncheckedIOException e) {
      return new Finding(
          Grade.BROKEN,
          "Course",
          e.getMessage(),
          "Restore the course's own files: git restore --source HEAD -- PATH, or ./learn update.");
    }
  }

  private Finding writing() {
    try {
      var folder = Files.createDirectories(root.resolve(".learn"));
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      return good("Writing", "into " + root + " works");
    } catch (IOException e) {
      return new Finding(
          Grade.BROKEN,
          "Writing",
          "not possible in " + root + " (" + e.getMessage() + ")",
          "Make the folder yours (on Linux and macOS: sudo chown -R \"$USER\" .), or copy the"
              + " course to a folder of your own.");
    }
  }

  private Finding space() {
    try {
      var free = Files.getFileStore(root).getUsableSpace();
      var seen = "%,d MB free".formatted(free / MEGABYTE);
      return free >= SPACE_NEEDED
          ? good("Disk", seen)
          : new Finding(
              Grade.ODD,
              "Disk",
              seen,
              "Free some space; what ./learn compiled is in .learn and may be deleted.");
    } catch (IOException e) {
      return new Finding(Grade.ODD, "Disk", "unknown: " + e.getMessage(), "");
    }
  }

  /** Touches a file and waits for the news of it. */
  private Finding fileEvents() {
    var scratch = root.resolve(".learn").resolve("watch");
    var begin = System.nanoTime();
    try (var watch = FileWatch.start(List.of(), scratch, false, _ -> {})) {
      if (watch.awaitEvents(2, TimeUnit.SECONDS)) {
        return good(
            "File events",
            "arrive (%d ms after watching began)"
                .formatted(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
      }
      return new Finding(
          Grade.ODD,
          "File events",
          "do not arrive here, so watch mode looks for changes ten times a second",
          "That works, a tenth of a second slower. On WSL2, keep the course in the Linux file"
              + " system (not under /mnt); in a container, work on a volume instead of a mounted"
              + " folder.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(Grade.ODD, "File events", "not tried", "");
    }
  }

  /** Maven itself may run on an older Java; it must find this one. */
  private static Finding toolchain() {
    var file = Path.of(System.getProperty("user.home"), ".m2", "toolchains.xml");
    if (!Files.exists(file)) {
      return good("Toolchain", "Maven finds an installed JDK %d by itself".formatted(JDK));
    }
    try {
      DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
      return good("Toolchain", file + " can be read");
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return new Finding(
          Grade.BROKEN,
          "Toolchain",
          "%s cannot be read: %s".formatted(file, e.getMessage()),
          "Mend the file or move it away; Maven finds a JDK without it.");
    }
  }

  private Finding maven() {
    var repository = repository();
    if (!Files.isDirectory(repository)) {
      return good("Maven", "no local repository yet; the first build makes it (with a network)");
    }
    if (!Files.isReadable(repository) || !Files.isWritable(repository)) {
      return new Finding(
          Grade.BROKEN,
          "Maven",
          repository + " cannot be read and written",
          "Make it yours, or name another with -Dmaven.repo.local=FOLDER in .mvn/maven.config.");
    }
    var broken = brokenJars(repository);
    return broken.isEmpty()
        ? good("Maven", repository + " can be read")
        : new Finding(
            Grade.BROKEN,
            "Maven",
            "%s in %s: %s"
                .formatted(
                    Text.count(broken.size(), "broken download"), repository, broken.getFirst()),
            "Delete the folder of each broken jar; the next build downloads it again.");
  }

  private Path repository() {
    return Optional.ofNullable(System.getProperty("maven.repo.local"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
  }

  /** Jars of the course's own libraries that are empty or do not begin as a zip does. */
  private static List<Path> brokenJars(Path repository) {
    return Stream.of("org/junit", "org/assertj", "info/picocli", "org/jline", "tools/jackson")
        .map(repository::resolve)
        .filter(Files::isDirectory)
        .flatMap(Doctor::files)
        .filter(file -> file.toString().endsWith(".jar"))
        .filter(jar -> !isZip(jar))
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty();
    }
  }

  private static boolean isZip(Path jar) {
    try (var in = Files.newInputStream(jar)) {
      var start = in.readNBytes(2);
      return start.length == 2 && start[0] == 'P' && start[1] == 'K';
    } catch (IOException e) {
      return false;
    }
  }

  private Finding clock() {
    try {
      var file = Files.createTempFile(Files.createDirectories(root.resolve(".learn")), "clock", "");
      var written = Files.getLastModifiedTime(file).toInstant();
      Files.delete(file);
      var off = Duration.between(written, Instant.now()).abs();
      if (off.compareTo(CLOCK_SLACK) > 0) {
        return new Finding(
            Grade.ODD,
            "Clock",
            "the disk's clock is %d s off from this machine's".formatted(off.toSeconds()),
            "Set both by a time server; Maven decides by file times what to compile.");
      }
      return Year.now(ZoneOffset.UTC).getValue() >= BUILT
          ? good("Clock", "agrees with the disk's")
          : new Finding(
              Grade.ODD,
              "Clock",
              "says " + Instant.now(),
              "Set it: downloads fail when certificates are not valid yet.");
    } catch (IOException e) {
      return new Finding(Grade.ODD, "Clock", "could not be compared: " + e.getMessage(), "");
    }
  }

  private Finding terminal() {
    var encoding = System.getProperty("stdout.encoding", "unknown");
    var seen =
        "%s, %d columns%s"
            .formatted(encoding, look.width(), look.colour() ? ", colour" : ", no colour");
    if (look.unicode()) {
      return good("Terminal", seen);
    }
    return new Finding(
        Grade.ODD,
        "Terminal",
        seen + ", so marks are spelt in ASCII",
        environment.containsKey("WINDIR")
            ? "Use Windows Terminal, and run: chcp 65001"
            : "Set a UTF-8 locale, such as: export LC_ALL=C.UTF-8");
  }

  /** A script with Windows' line ends does not run in a Unix shell. */
  private List<Finding> lineEnds() {
    var broken =
        Stream.of("learn", "mvnw", ".ci/run")
            .map(root::resolve)
            .filter(Files::isRegularFile)
            .filter(Doctor::hasCarriageReturns)
            .map(script -> root.relativize(script).toString())
            .toList();
    return broken.isEmpty()
        ? List.of(good("Line ends", "of the scripts are right"))
        : List.of(
            new Finding(
                Grade.BROKEN,
                "Line ends",
                String.join(", ", broken) + " with Windows' line ends",
                "git config core.autocrlf input, then git rm -rq --cached . and git reset --hard"
                    + " (commit your work before)."));
  }

  private static boolean hasCarriageReturns(Path file) {
    try {
      return Files.readString(file).contains("\r\n");
    } catch (IOException e) {
      return false;
    }
  }

  /** What broken runs left behind, and what lies where it is compiled although it should not. */
  private List<Finding> leftovers() {
    var findings = new ArrayList<Finding>();
    var learn = root.resolve(".learn");
    if (Files.isDirectory(learn)) {
      try (var files = Files.list(learn)) {
        var stale = files.filter(file -> file.toString().endsWith(".tmp")).count();
        if (stale > 0) {
          findings.add(
              new Finding(
                  Grade.ODD,
                  "Leftovers",
                  Text.count((int) stale, "temporary file") + " in .learn",
                  "Delete them while no ./learn runs."));
        }
      } catch (IOException e) {
        findings.add(new Finding(Grade.ODD, "Leftovers", "unknown: " + e.getMessage(), ""));
      }
    }
    if (findings.isEmpty()) {
      findings.add(good("Leftovers", "none"));
    }
    return findings;
  }
}
