package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.stream.Connection;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import loopcraft.grader.Exercise;

/**
 * Serves the requests of one connection, one after the other and in their order, also if the client
 * sends the next ones before it has read the responses (pipelining).
 */
@Exercise(value = "04.3", part = 2)
final class HttpConnection {

  /** Makes one that serves nothing yet. */
  HttpConnection(Connection connection, Handler handler, ErrorRenderer errors, HttpLimits limits) {
    throw todo("04.3");
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
    throw todo("04.3");
  }

  /**
   * Serves no more requests than the one that has begun, if one has, and says {@code Connection:
   * close} in its response if that has not begun. If none has, closes the connection now. A request
   * goes on until what the handler has left of it is skipped, and {@link LingeringClose} has ended:
   * also if its response has said already that the connection is kept.
   */
  void finish() {
    throw todo("04.3");
  }
}
