package loopcraft.grader.course;

import java.util.List;

/**
 * What the course uses of the JDK though it is a preview there. Such an API may be another one in
 * the next release, and class files that use it run on their own release only. So on any other, the
 * sources that name it are no part of the course.
 */
public final class Preview {

  private static final int RELEASE = 25;
  private static final List<String> APIS = List.of("java.util.concurrent.StructuredTaskScope");

  private Preview() {}

  /** Whether this JVM is of the release whose previews the course uses. */
  public static boolean isHere() {
    return Runtime.version().feature() == RELEASE;
  }

  /** Whether a source names such an API, by its full name. */
  public static boolean isUsedBy(String source) {
    return APIS.stream().anyMatch(source::contains);
  }

  /** Whether a source can be used with this JVM. */
  public static boolean permits(String source) {
    return isHere() || !isUsedBy(source);
  }
}
