// Misconception: extensions mean nothing, so it does not matter what is in them.
// Fails: malformedBodies
package asyncio.http;

final class ChunkedBody {

  private String readLine() {
    byte[] line;
    try {
      line = await(reader.readUntil(LINE_END));
    } catch (IncompleteReadError ended) {
      throw malformed("the body ended too early");
    } catch (LimitOverrunError tooLong) {
      throw new HttpError(Status.HEADERS_TOO_LARGE, "a line in the body is too long");
    }
    return new String(line, 0, line.length - LINE_END.length, StandardCharsets.ISO_8859_1);
  }
}
