package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.stream.IncompleteReadError;
import asyncio.stream.LimitOverrunError;
import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import loopcraft.grader.Exercise;

/**
 * A body in chunks: RFC 9112, section 7.1. Each chunk is a line with its size in hexadecimal
 * digits, so many bytes, and a line end. A chunk of size 0 is the last. After it come lines with
 * trailer fields, as a rule none, and an empty line.
 *
 * <p>Lines end in CR LF. Behind the size, a semicolon and extensions may follow, without a space
 * before the semicolon; they mean nothing. Trailer fields are read and forgotten, whether they look
 * like fields or not.
 */
@Exercise(value = "04.3", part = 4)
final class ChunkedBody implements BodySource {

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] NOTHING = {};
  private static final int MOST_AT_ONCE = 64 * 1024;

  private final StreamReader reader;
  private long mostBytes;
  private long mostExtra;
  private long left;
  private boolean begun;

  /** Makes one that reads what follows a head. */
  ChunkedBody(StreamReader reader, HttpLimits limits) {
    this.reader = reader;
    mostBytes = limits.bodyBytes();
    mostExtra = limits.headerBytes();
  }

  /**
   * A coroutine that reads some more, as soon as anything has arrived, and does not wait for the
   * whole chunk: empty at the end, when the last line has been read, and nothing beyond.
   *
   * @throws HttpError from the coroutine: 413 if there are more bytes than {@link
   *     HttpLimits#bodyBytes}, as soon as a chunk's size says so; 431 if extensions, trailer fields
   *     and zeros at the beginning of a size together have more than {@link
   *     HttpLimits#headerBytes}, or a line is longer than the reader's limit; 400 if anything else
   *     is wrong, such as a control character, or the stream ends
   * @throws java.io.IOException from the coroutine, if the connection is lost
   */
  @Override
  public Coroutine<byte[]> next() {
    return async(
        () -> {
          if (left == 0) {
            endOfChunk();
            left = sizeIn(readLine());
            if (left == 0) {
              skipTrailers();
              return NOTHING;
            }
          }
          byte[] piece = await(reader.read((int) Math.min(left, MOST_AT_ONCE)));
          if (piece.length == 0) {
            throw malformed("the body ended too early");
          }
          left -= piece.length;
          return piece;
        });
  }

  private void endOfChunk() {
    if (!begun) {
      begun = true;
      return;
    }
    try {
      if (!Arrays.equals(await(reader.readExactly(LINE_END.length)), LINE_END)) {
        throw malformed("a chunk is longer than its size");
      }
    } catch (IncompleteReadError ended) {
      throw malformed("the body ended too early");
    }
  }

  private long sizeIn(String line) {
    int semicolon = line.indexOf(';');
    String digits = semicolon < 0 ? line : line.substring(0, semicolon);
    spend(line.length() - digits.length());
    if (digits.isEmpty()) {
      throw malformed("a chunk without a size");
    }
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Syntax.hexDigit(digits.charAt(i));
      if (digit < 0) {
        throw malformed("the size of a chunk is not a number");
      }
      if (digit == 0 && size == 0) {
        spend(1);
      }
      if (size > Math.floorDiv(mostBytes - digit, 16L)) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      size = size * 16 + digit;
    }
    mostBytes -= size;
    return size;
  }

  private void skipTrailers() {
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      spend(line.length() + LINE_END.length);
    }
  }

  private void spend(int extra) {
    mostExtra -= extra;
    if (mostExtra < 0) {
      throw new HttpError(Status.HEADERS_TOO_LARGE, "too much beside the chunks");
    }
  }

  private String readLine() {
    byte[] line;
    try {
      line = await(reader.readUntil(LINE_END));
    } catch (IncompleteReadError ended) {
      throw malformed("the body ended too early");
    } catch (LimitOverrunError tooLong) {
      throw new HttpError(Status.HEADERS_TOO_LARGE, "a line in the body is too long");
    }
    var text = new String(line, 0, line.length - LINE_END.length, StandardCharsets.ISO_8859_1);
    if (!Syntax.isFieldValue(text)) {
      throw malformed("a line in the body has characters that must not be there");
    }
    return text;
  }

  private static HttpError malformed(String message) {
    return new HttpError(Status.BAD_REQUEST, message);
  }
}
