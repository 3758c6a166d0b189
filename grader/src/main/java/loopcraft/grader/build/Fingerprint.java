package loopcraft.grader.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A hash over a sequence of texts, in which no two different sequences look alike. */
public final class Fingerprint {

  private static final int BYTES = 12;

  private final MessageDigest digest;

  /** Starts with nothing. */
  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Adds one text. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** Adds several texts. */
  public Fingerprint addAll(Collection<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
    return this;
  }

  Fingerprint addSources(Collection<SourceText> sources) {
    add(Integer.toString(sources.size()));
    for (SourceText source : sources) {
      add(source.path().toString().replace('\\', '/')).add(source.text());
    }
    return this;
  }

  /** The hash; short, because it is part of paths, and Windows' paths are short. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
