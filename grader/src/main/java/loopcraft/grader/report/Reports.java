package loopcraft.grader.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import loopcraft.grader.batch.FileNames;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.Course;

/**
 * All reports on a class, in a folder: {@code index.html} for whoever teaches, {@code students/}
 * with a page for each student, {@code grades.csv}, {@code junit.xml}, and {@code gradescope/} with
 * a {@code results.json} for each.
 */
public final class Reports {

  private static final String STUDENTS = "students";
  private static final String GRADESCOPE = "gradescope";
  private static final String LIST = "files.txt";
  private static final Pattern OURS =
      Pattern.compile("students/[a-z0-9._-]+\\.html|gradescope/[a-z0-9._-]+\\.json");

  private final Course course;
  private final ReportOptions options;

  /** Makes them; nothing is written yet. */
  public Reports(Course course, ReportOptions options) {
    this.course = course;
    this.options = options;
  }

  /**
   * Writes them. The same grades give the same files, byte for byte.
   *
   * @param folder made if it is not there
   * @return the page to begin with
   * @throws IOException if a file cannot be written
   */
  public Path write(Path folder, List<GradedSubmission> submissions) throws IOException {
    var lessons = new Lessons(course, options.lessons());
    var student = new StudentPage(lessons, options);
    var gradescope = new GradescopeReport(lessons, options);
    Files.createDirectories(folder.resolve(STUDENTS));
    Files.createDirectories(folder.resolve(GRADESCOPE));
    var written = new TreeSet<String>();
    for (GradedSubmission submission : submissions) {
      String page = page(submission.name());
      String results = GRADESCOPE + "/" + FileNames.of(submission.name()) + ".json";
      Files.writeString(folder.resolve(page), student.of(submission));
      Files.writeString(folder.resolve(results), gradescope.of(submission));
      written.addAll(List.of(page, results));
    }
    forgetOthers(folder, written);
    Files.writeString(
        folder.resolve("grades.csv"), new CsvReport(options.credit()).of(submissions));
    Files.writeString(folder.resolve("junit.xml"), new JUnitReport(lessons).of(submissions));
    return Files.writeString(
        folder.resolve("index.html"), new ClassPage(lessons, options).of(submissions));
  }

  /**
   * Deletes what an earlier report wrote about submissions that are not there any more, and nothing
   * else: whatever the list says, only files of that kind.
   */
  private static void forgetOthers(Path folder, SortedSet<String> written) throws IOException {
    Path list = folder.resolve(LIST);
    if (Files.isRegularFile(list)) {
      for (String old : Files.readAllLines(list)) {
        if (OURS.matcher(old).matches() && !written.contains(old)) {
          Files.deleteIfExists(folder.resolve(old));
        }
      }
    }
    Files.writeString(list, String.join("\n", written) + "\n");
  }

  /** One submission's {@code results.json} for Gradescope. */
  public String gradescope(GradedSubmission submission) {
    return new GradescopeReport(new Lessons(course, options.lessons()), options).of(submission);
  }

  /** Where a student's page is, from the folder on. */
  static String page(String submission) {
    return STUDENTS + "/" + FileNames.of(submission) + ".html";
  }
}
