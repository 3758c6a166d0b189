package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.stream.Connection;
import asyncio.stream.IncompleteReadError;
import asyncio.stream.LimitOverrunError;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * Serves the requests of one connection, one after the other and in their order, also if the client
 * sends the next ones before it has read the responses (pipelining).
 */
@Exercise(value = "04.3", part = 2)
final class HttpConnection {

  private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};

  private final StreamReader reader;
  private final StreamWriter writer;
  private final Handler handler;
  private final ErrorRenderer errors;
  private final HttpLimits limits;
  private final RequestParser parser;
  private final ResponseWriter responses;
  private boolean idle;
  private boolean finishing;

  /** Makes one that serves nothing yet. */
  HttpConnection(Connection connection, Handler handler, ErrorRenderer errors, HttpLimits limits) {
    reader = connection.reader();
    writer = connection.writer();
    this.handler = handler;
    this.errors = errors;
    this.limits = limits;
    parser = new RequestParser(limits);
    responses = new ResponseWriter(new PatientWriter(writer, limits.writeTime()));
  }

  /**
   * A coroutine that serves until the connection is not kept any longer. The caller closes it then.
   *
   * <p>Each request is handled when its head has arrived; the handler reads the body. A handler's
   * {@link HttpError} is answered as the renderer has it, and so are all other errors. If it fails
   * otherwise, or returns null, that is answered as the error 500 with the message {@code Internal
   * Server Error}, and the loop's exception handler is told of the failure, with the request as the
   * source. What a failure is, {@link Failures#isFailure} says: to be cancelled is none, but a
   * {@link asyncio.task.CancelledError} that nobody has asked of this task is one. A handler that
   * fails by {@link ClientGone} is answered nothing, and the connection is over.
   *
   * <p>A connection is kept if the client wants that: with HTTP/1.1 unless it says {@code
   * Connection: close}, with HTTP/1.0 if it says {@code Connection: keep-alive} and not {@code
   * close}. It is not kept after {@link #finish}, nor if what the handler has left of the body,
   * when it has returned or failed, cannot be skipped. What can be is skipped after the response,
   * whatever that is.
   *
   * <p>It is not kept after a malformed request either: that is answered by its error, and nothing
   * that follows is looked at. A head is malformed if it is no head for {@link RequestParser},
   * {@link BodyFraming} or {@link Expectation}; if the stream ends within it (400); if it is longer
   * than the reader's limit (431, or 414 if not even the request line has ended); if it is not
   * complete within {@link HttpLimits#headTime} from its first byte (408). One empty line before it
   * is skipped; it is not the beginning of a request, and gives no more time for one. If the head
   * could be parsed, its method decides whether the answer has a body.
   *
   * <p>A connection that ends by a response, malformed requests included, is closed by {@link
   * LingeringClose}. One on which no request begins within {@link HttpLimits#idleTime}, or that the
   * client closes between two requests, ends without a word, and without that. If the connection is
   * lost, the coroutine just ends. If it fails or is cancelled, it aborts the connection, so that
   * nothing half looks like a whole: a body's producer that fails is reported as a handler is.
   */
  Coroutine<Void> serve() {
    return async(
        () -> {
          try {
            boolean kept;
            do {
              kept = serveNext();
            } while (kept);
          } catch (ClientGone gone) {
            // There is nobody to tell.
          } catch (Throwable failure) {
            writer.transport().abort();
            throw failure;
          }
        });
  }

  /** Whether the connection is kept for another request. */
  private boolean serveNext() throws Exception {
    byte[] begin = begin();
    if (begin.length == 0 || writer.isClosing()) {
      return false;
    }
    RequestHead head = RequestHead.UNREADABLE;
    IncomingBody body;
    try {
      head = parser.parse(readHead(begin));
      body = IncomingBody.after(head, reader, writer, limits);
    } catch (HttpError malformed) {
      await(responses.write(errors.render(malformed), head, false));
      await(LingeringClose.of(reader, writer));
      return false;
    }
    var request = new Request(head, body, writer.transport().remoteAddress());
    boolean kept = respond(request, answer(request), body) && await(body.skip()) && !finishing;
    if (!kept) {
      await(LingeringClose.of(reader, writer));
    }
    return kept;
  }

  /** What has come of a request, or nothing if there is not going to be one. */
  private byte[] begin() throws ClientGone {
    idle = true;
    try {
      return await(timeout(limits.idleTime(), this::skipEmptyLine), IOException.class);
    } catch (TimeoutError | IncompleteReadError noRequest) {
      return new byte[0];
    } catch (IOException lost) {
      throw new ClientGone(lost);
    } finally {
      idle = false;
    }
  }

  private byte[] skipEmptyLine() {
    byte[] first = await(reader.read(1));
    if (first.length == 0 || first[0] != '\r') {
      return first;
    }
    byte second = await(reader.readExactly(1))[0];
    return second == '\n' ? await(reader.read(1)) : new byte[] {'\r', second};
  }

  private byte[] readHead(byte[] begin) throws ClientGone {
    try {
      byte[] rest =
          await(
              timeout(limits.headTime(), () -> await(reader.readUntil(EMPTY_LINE))),
              IOException.class);
      byte[] head = Arrays.copyOf(begin, begin.length + rest.length);
      System.arraycopy(rest, 0, head, begin.length, rest.length);
      return head;
    } catch (TimeoutError tooSlow) {
      throw new HttpError(Status.REQUEST_TIMEOUT, "the request is too slow");
    } catch (IncompleteReadError ended) {
      throw new HttpError(Status.BAD_REQUEST, "the request ended too early");
    } catch (LimitOverrunError tooLong) {
      throw tooLong(await(reader.read(tooLong.consumed())));
    } catch (IOException lost) {
      throw new ClientGone(lost);
    }
  }

  private static HttpError tooLong(byte[] begin) {
    for (byte b : begin) {
      if (b == '\n') {
        return new HttpError(Status.HEADERS_TOO_LARGE, "the header fields are too long");
      }
    }
    return new HttpError(Status.URI_TOO_LONG, "the request line is too long");
  }

  private Response answer(Request request) throws Exception {
    try {
      return Objects.requireNonNull(handler.handle(request), "the handler returned null");
    } catch (HttpError error) {
      return errors.render(error);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      HandlerFailure.report(request, failure);
      return errors.render(new HttpError(Status.INTERNAL_SERVER_ERROR, "Internal Server Error"));
    }
  }

  /** Whether the connection is kept. */
  private boolean respond(Request request, Response response, IncomingBody body) throws ClientGone {
    boolean keepAlive = wantsToBeKept(request.head()) && body.canBeSkipped() && !finishing;
    try {
      return await(responses.write(response, request.head(), keepAlive), ClientGone.class);
    } catch (ClientGone gone) {
      throw gone;
    } catch (Throwable failure) {
      writer.transport().abort();
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      HandlerFailure.report(request, failure);
      throw new ClientGone("its response could not be finished");
    }
  }

  private static boolean wantsToBeKept(RequestHead head) {
    Headers headers = head.headers();
    return !headers.hasToken("Connection", "close")
        && (head.version() == HttpVersion.HTTP_1_1 || headers.hasToken("Connection", "keep-alive"));
  }

  /**
   * Serves no more requests than the one that has begun, if one has, and says {@code Connection:
   * close} in its response if that has not begun. If none has, closes the connection now. A request
   * goes on until what the handler has left of it is skipped, and {@link LingeringClose} has ended:
   * also if its response has said already that the connection is kept.
   */
  void finish() {
    finishing = true;
    if (idle) {
      writer.close();
    }
  }
}
