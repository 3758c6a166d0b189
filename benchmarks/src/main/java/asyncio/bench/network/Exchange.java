package asyncio.bench.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is sent to a server over and over, and what comes back each time.
 *
 * @param answerBytes how long the answer is, always
 * @param beginning how it begins, always
 */
record Exchange(byte[] request, int answerBytes, byte[] beginning) {

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)$");
  private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);

  /** A message that comes back. */
  static Exchange echo(int bytes) {
    return new Exchange(new byte[bytes], bytes, new byte[1]);
  }

  /** A page that is fetched, once now, to see how long it is. */
  static Exchange get(int port, String path) throws IOException {
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: */*\r\n\r\n"
            .formatted(path, port)
            .getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request);
      var answer = new DataInputStream(socket.getInputStream());
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) answer.readUnsignedByte());
      }
      Matcher length = CONTENT_LENGTH.matcher(head);
      if (!length.find()) {
        throw new IOException("an answer without a length: " + head);
      }
      return new Exchange(request, head.length() + Integer.parseInt(length.group(1)), OK);
    }
  }
}
