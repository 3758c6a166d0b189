package loopcraft.grader.batch;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import loopcraft.grader.build.Fingerprint;

/**
 * Names of files for submissions, whose own names are anything: of other file systems, too long, in
 * letters that one system keeps apart and another does not. Two submissions never get the same, and
 * one always gets the same, whichever others there are.
 */
public final class FileNames {

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?");
  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");
  private static final int KEPT = 40;
  private static final int HASH = 10;

  private FileNames() {}

  /** The name for a submission, without an ending. */
  public static String of(String submission) {
    boolean fits = PLAIN.matcher(submission).matches() && !DEVICE.matcher(submission).matches();
    return fits && !endsLikeOurs(submission) ? submission : like(submission) + hash(submission);
  }

  /** Or somebody could choose a name that is made for somebody else. */
  private static boolean endsLikeOurs(String submission) {
    return submission.matches(".*-[0-9a-f]{" + HASH + "}");
  }

  /** What a person can recognize of it. */
  private static String like(String submission) {
    String plain =
        Normalizer.normalize(submission, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String kept = plain.substring(0, Math.min(KEPT, plain.length()));
    return (kept.isEmpty() || DEVICE.matcher(kept).matches() ? "submission" : kept) + "-";
  }

  private static String hash(String submission) {
    return new Fingerprint().add(submission).hex().substring(0, HASH);
  }
}
