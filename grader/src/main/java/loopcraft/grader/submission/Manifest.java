package loopcraft.grader.submission;

import java.util.Map;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.handout.FileList;

/**
 * What a submission says about itself. Anybody can write one, so nothing that counts depends on it.
 *
 * @param course the version of the course
 * @param created when, in UTC; empty if it is not known
 * @param exercises the SHA-256 of each file, by path in the course, by exercise
 * @param stubs the SHA-256 of what each file began as, by path in the course; of files that are not
 *     there as well
 */
public record Manifest(
    String course,
    String created,
    Map<String, Map<String, String>> exercises,
    Map<String, String> stubs) {

  /** Its name in a submission. */
  public static final String NAME = "manifest.json";

  private static final int LONGEST_VERSION = 60;

  /** Fills in what is missing, and cuts what goes on and on. */
  public Manifest {
    course = Received.plain(course == null ? CourseVersion.UNKNOWN : course, LONGEST_VERSION);
    created = created == null ? "" : created;
    exercises = exercises == null ? Map.of() : exercises;
    stubs = stubs == null ? Map.of() : stubs;
  }

  /** What a checkout says that began as a handout. */
  static Manifest of(FileList handout) {
    return new Manifest(handout.version(), "", Map.of(), handout.hashes());
  }
}
