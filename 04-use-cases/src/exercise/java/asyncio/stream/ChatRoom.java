package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/**
 * A room in which everybody reads what anybody says. Clients send lines of UTF-8, and are sent
 * such, with a newline alone at their end. White space around a line, such as a carriage return or
 * a tab, does not count.
 *
 * <p>The first line is the client's name. If it is empty or taken, the client is told {@code *
 * choose another name}, and that is all; if it does not come, or is longer than the reader's limit,
 * nobody is told anything. Otherwise those who are there already read {@code * ann has joined}, and
 * she is a member. What ann says from then on, the others read as {@code ann: hello}, even if it is
 * an empty line, or a last one without a newline. When she goes, is cut off, or sends a line that
 * is longer than the reader's limit, she has left, and also if her task is cancelled: the others
 * read {@code * ann has left}, and she is sent nothing more, not even what waits for her.
 *
 * <p>Nobody waits for a slow reader. So many messages may wait for a member; if there is one more,
 * the member is thrown out. From that moment on it is no member, and its name is free. Its
 * connection is aborted, what it has sent and nobody has read yet is not told, and all others, the
 * one who spoke among them, read {@code * bob was too slow}.
 *
 * <p>Whoever reads at once is not too slow, even if somebody sends many lines in one go: after each
 * line, the other tasks of the loop have a turn.
 *
 * <p>{@link #serve} is a {@link ConnectionHandler}. Use it on the loop's thread only.
 */
@Exercise(value = "04.2", part = 3)
public final class ChatRoom {

  /**
   * Makes an empty room.
   *
   * @param mostWaiting how many messages may wait for a member; what its transport was given does
   *     not count. What is said in one turn of the loop waits, for everybody: so there should be
   *     more than there are members
   * @throws IllegalArgumentException if that is less than one
   */
  public ChatRoom(int mostWaiting) {
    throw todo("04.2");
  }

  /** Who is in the room, in the order in which they came. */
  public List<String> members() {
    throw todo("04.2");
  }

  /**
   * Serves one client until it goes, or is thrown out, and returns then, whatever became of the
   * connection. Only a cancellation is thrown on.
   */
  public void serve(StreamReader reader, StreamWriter writer) {
    throw todo("04.2");
  }
}
