package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.stream.StreamReader;
import asyncio.task.Coroutine;
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

  /** Makes one that reads what follows a head. */
  ChunkedBody(StreamReader reader, HttpLimits limits) {
    throw todo("04.3");
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
    throw todo("04.3");
  }
}
