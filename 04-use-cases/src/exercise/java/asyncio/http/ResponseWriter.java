package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import loopcraft.grader.Exercise;

/** Writes responses, with all that HTTP wants to be in them. */
@Exercise(value = "04.3", part = 2)
final class ResponseWriter {

  /** Makes one for a connection. */
  ResponseWriter(PatientWriter out) {
    throw todo("04.3");
  }

  /**
   * A coroutine that writes a response of {@code HTTP/1.1}, to whatever version the request was.
   *
   * <p>After the status line come the response's own fields without {@code Connection}, and then:
   *
   * <ul>
   *   <li>{@code Date}, if there is none: see {@link DateHeader}
   *   <li>{@code Content-Length}, if the length is known; otherwise {@code Transfer-Encoding:
   *       chunked}, if the request is of HTTP/1.1; otherwise neither, and the end of the connection
   *       is the end of the body
   *   <li>neither of the two, if the status {@link Status#forbidsBody}
   *   <li>{@code Connection: close}, if the connection is not kept; {@code Connection: keep-alive},
   *       if it is and the request is of HTTP/1.0
   * </ul>
   *
   * <p>After a request of the method {@code HEAD} the fields are the same as after {@code GET}, and
   * there is no body. Where there is none, a producer is not asked. Each character of a head is one
   * byte (ISO 8859-1). How many writes a response takes is up to you; for a small one, one is best.
   *
   * @param request what it answers
   * @param keepAlive whether the connection may be kept. It is not kept if that is false, if the
   *     response says {@code Connection: close}, or if its end is the end of the body
   * @return whether the connection is kept
   * @throws ClientGone from the coroutine, if the connection is lost
   * @throws Exception from the coroutine, whatever the body's producer throws; the connection
   *     cannot be used any more
   */
  Coroutine<Boolean> write(Response response, RequestHead request, boolean keepAlive) {
    throw todo("04.3");
  }
}
