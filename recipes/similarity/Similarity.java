import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.JPlagResult;
import de.jplag.java.JavaLanguage;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Which submissions are alike, by JPlag: {@code java -cp 'lib/*' Similarity.java COURSE SUBMISSIONS
 * Timers.java TimerHandle.java}. Nothing of a submission is run. What was given out as a stub
 * counts for nothing.
 */
final class Similarity {

  private static final int LARGEST = 256 * 1024;
  private static final int SHOWN = 20;

  private final Set<String> names;

  private Similarity(Set<String> names) {
    this.names = names;
  }

  public static void main(String... arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("usage: Similarity.java COURSE SUBMISSIONS FILE.java...");
      System.exit(2);
    }
    var names = Set.copyOf(List.of(arguments).subList(2, arguments.length));
    new Similarity(names).compare(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  private void compare(Path course, Path submissions) throws Exception {
    Path work = Files.createTempDirectory("similarity");
    try {
      Path stubs = Files.createDirectories(work.resolve("stubs"));
      Path students = Files.createDirectories(work.resolve("students"));
      takeStubs(course, stubs);
      try (Stream<Path> all = Files.list(submissions)) {
        for (Path each : all.sorted().toList()) {
          take(each, Files.createDirectories(students.resolve(each.getFileName().toString())));
        }
      }
      report(
          new JPlagOptions(new JavaLanguage(), Set.of(students.toFile()), Set.of())
              .withBaseCodeSubmissionDirectory(stubs.toFile()));
    } finally {
      delete(work);
    }
  }

  /** Only from where they are given out: the submissions may lie in the course's folder, too. */
  private void takeStubs(Path course, Path to) throws IOException {
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(course, "[0-9][0-9]-*")) {
      for (Path module : modules) {
        take(module.resolve("src/exercise/java"), to);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void report(JPlagOptions options) throws Exception {
    JPlagResult result = JPlag.run(options);
    for (JPlagComparison pair : result.getComparisons(SHOWN)) {
      System.out.printf(
          "%3.0f %%  %s  %s%n",
          100 * pair.similarity(),
          pair.firstSubmission().getName(),
          pair.secondSubmission().getName());
    }
    Path file = Path.of("similarity.zip");
    new ReportObjectFactory(file.toFile()).createAndSaveReport(result);
    System.out.println("For JPlag's viewer: " + file);
  }

  /** Whether it is one of the files that are compared, by its path with slashes. */
  private boolean isWanted(String path) {
    return path.contains("src/exercise/java/")
        && !path.contains("/target/")
        && names.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  /** From a zip, or a folder with files or zips in it. */
  private void take(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
          unzip(file, to);
        } else if (isWanted(file.toString().replace('\\', '/'))) {
          try (InputStream in = Files.newInputStream(file)) {
            keep(in, file.getFileName().toString(), to);
          }
        }
      }
    }
  }

  private void unzip(Path zip, Path to) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (isWanted(entry.getName())) {
          keep(in, entry.getName().substring(entry.getName().lastIndexOf('/') + 1), to);
        }
      }
    }
  }

  /** Under its last name, which is one that was asked for: no zip can choose a place. */
  private static void keep(InputStream in, String name, Path folder) throws IOException {
    byte[] content = in.readNBytes(LARGEST);
    Files.write(folder.resolve(name), content);
  }
}
