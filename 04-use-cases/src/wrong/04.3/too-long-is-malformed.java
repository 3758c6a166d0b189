// Misconception: whatever cannot be read as a chunk is malformed.
// Fails: tooLongForTheReader
package asyncio.http;

final class ChunkedBody implements BodySource {

  private String readLine() {
    byte[] line;
    try {
      line = await(reader.readUntil(LINE_END));
    } catch (IncompleteReadError | LimitOverrunError noLine) {
      throw malformed("a line without an end");
    }
    var text = new String(line, 0, line.length - LINE_END.length, StandardCharsets.ISO_8859_1);
    if (!Syntax.isFieldValue(text)) {
      throw malformed("a line in the body has characters that must not be there");
    }
    return text;
  }
}
