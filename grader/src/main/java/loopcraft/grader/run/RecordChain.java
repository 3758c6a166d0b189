package loopcraft.grader.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals records and opens them: a line is a number, the payload and a code that only the holder of
 * the key can make. Each code covers the one before it, so a line cannot be repeated, left out or
 * moved.
 */
final class RecordChain {

  static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private byte[] previous = new byte[0];
  private long sequence;

  RecordChain(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  String seal(byte[] payload) {
    byte[] code = code(payload);
    String line = sequence + " " + encode(payload) + " " + encode(code);
    advance(code);
    return line;
  }

  /** The payload, if this line is the next one of the chain. */
  Optional<byte[]> open(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals(Long.toString(sequence))) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getDecoder().decode(parts[1]);
      byte[] code = code(payload);
      if (!MessageDigest.isEqual(code, Base64.getDecoder().decode(parts[2]))) {
        return Optional.empty();
      }
      advance(code);
      return Optional.of(payload);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private byte[] code(byte[] payload) {
    mac.update(previous);
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
    return mac.doFinal(payload);
  }

  private void advance(byte[] code) {
    previous = code;
    sequence++;
  }

  private static String encode(byte[] bytes) {
    return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
  }
}
