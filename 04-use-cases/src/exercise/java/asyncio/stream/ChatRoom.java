package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/**
 * A room in which everybody reads what anybody says. Clients send lines of UTF-8, and are sent
 * such; spaces around a line do not count.
 *
 * <p>The first line is the client's name. If it is empty or taken, the client is told {@code *
 * choose another name}, and that is all. Otherwise those who are there already read {@code * ann
 * has joined}. What ann says from then on, the others read as {@code ann: hello}. When she goes, or
 * sends a line that is longer than the reader's limit, she has left: the others read {@code * ann
 * has left}, and she is sent nothing more.
 *
 * <p>Nobody waits for a slow reader. So many messages may wait for a member; if there is one more,
 * the member is thrown out, its connection aborted, and the others read {@code * bob was too slow}.
 *
 * <p>{@link #serve} is a {@link ConnectionHandler}. Use it on the loop's thread only.
 */
@Exercise("04.2")
public final class ChatRoom {

  /**
   * Makes an empty room.
   *
   * @param mostWaiting how many messages may wait for a member; what its transport keeps does not
   *     count
   * @throws IllegalArgumentException if that is less than one
   */
  public ChatRoom(int mostWaiting) {
    throw todo("04.2");
  }

  /** Who is in the room, in the order in which they came. */
  public List<String> members() {
    throw todo("04.2");
  }

  /** Serves one client until it goes, or is thrown out. */
  public void serve(StreamReader reader, StreamWriter writer) {
    throw todo("04.2");
  }
}
