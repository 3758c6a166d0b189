package loopcraft.grader.handout;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a handout consists of. It stands in the handout itself, so that a later one knows what its
 * owner has changed since, and a submission what its files began as.
 *
 * @param version the version of the course
 * @param hashes the SHA-256 of each file, by path
 */
public record FileList(String version, SortedMap<String, String> hashes) {

  /** Its name in a handout. */
  public static final String NAME = ".handout";

  private static final Pattern FIRST = Pattern.compile("Loopcraft (\\S.*)");

  /** As {@code sha256sum} writes it. */
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  /** Copies the map. */
  public FileList {
    hashes = Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  /** The list of these files. */
  static FileList of(String version, Map<String, byte[]> files) {
    var hashes = new TreeMap<String, String>();
    files.forEach((path, content) -> hashes.put(path, sha256(content)));
    return new FileList(version, hashes);
  }

  /** Reads one; nothing if it is none. */
  public static Optional<FileList> parse(String text) {
    String[] lines = text.split("\\R");
    Matcher first = FIRST.matcher(lines[0]);
    if (!first.matches()) {
      return Optional.empty();
    }
    var hashes = new TreeMap<String, String>();
    for (String line : lines) {
      Matcher entry = LINE.matcher(line);
      if (entry.matches()) {
        hashes.put(entry.group(2), entry.group(1));
      }
    }
    return Optional.of(new FileList(first.group(1), hashes));
  }

  /** Its text. */
  String text() {
    var text = new StringBuilder("Loopcraft " + version + "\n");
    hashes.forEach((path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
    return text.toString();
  }

  /** The SHA-256 of a file. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
