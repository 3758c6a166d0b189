package loopcraft.grader.submission;

import java.util.Map;

/**
 * What a submission says about itself.
 *
 * @param course the version of the course
 * @param created when, in UTC
 * @param exercises the SHA-256 of each file, by path in the course, by exercise
 */
public record Manifest(String course, String created, Map<String, Map<String, String>> exercises) {

  /** Its name in a submission. */
  public static final String NAME = "manifest.json";
}
