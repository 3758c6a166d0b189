package asyncio.subprocess;

import java.nio.charset.StandardCharsets;

/**
 * All that a program has written: the pair that {@code communicate} returns.
 *
 * @param stdout null if that is no pipe
 * @param stderr null if that is no pipe
 */
public record Output(byte[] stdout, byte[] stderr) {

  /** The standard output as text in UTF-8. */
  public String stdoutText() {
    return new String(stdout, StandardCharsets.UTF_8);
  }

  /** The standard error as text in UTF-8. */
  public String stderrText() {
    return new String(stderr, StandardCharsets.UTF_8);
  }
}
