package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;

import asyncio.sync.Queue;
import asyncio.sync.QueueFull;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final int mostWaiting;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * Makes an empty room.
   *
   * @param mostWaiting how many messages may wait for a member; what its transport was given does
   *     not count. What is said in one turn of the loop waits, for everybody: so there should be
   *     more than there are members
   * @throws IllegalArgumentException if that is less than one
   */
  public ChatRoom(int mostWaiting) {
    if (mostWaiting < 1) {
      throw new IllegalArgumentException("mostWaiting must be > 0: " + mostWaiting);
    }
    this.mostWaiting = mostWaiting;
  }

  /** Who is in the room, in the order in which they came. */
  public List<String> members() {
    return List.copyOf(members.keySet());
  }

  /**
   * Serves one client until it goes, or is thrown out, and returns then, whatever became of the
   * connection. Only a cancellation is thrown on.
   */
  public void serve(StreamReader reader, StreamWriter writer) {
    try {
      String name = text(await(reader.readLine(), IOException.class));
      if (name.isEmpty() || members.containsKey(name)) {
        writer.write(line("* choose another name"));
      } else {
        await(attend(new Member(name, writer, new Queue<>(mostWaiting)), reader));
      }
    } catch (IOException | LimitOverrunError goneBeforeItCame) {
      // There is nobody to tell.
    }
  }

  private Coroutine<Void> attend(Member member, StreamReader reader) {
    return taskGroup(
        (TaskGroup group) -> {
          tellAll("* " + member.name + " has joined");
          members.put(member.name, member);
          Task<Void> sender = group.createTask(member.send());
          try {
            listen(member, reader);
          } finally {
            leave(member);
            sender.cancel();
          }
        });
  }

  private void listen(Member member, StreamReader reader) {
    try {
      byte[] said = nextLine(reader);
      while (said.length > 0 && isMember(member)) {
        tellOthers(member, member.name + ": " + text(said));
        said = nextLine(reader);
      }
    } catch (IOException | LimitOverrunError gone) {
      // However a client goes, it has left.
    }
  }

  /** A line that has arrived suspends nobody: without a turn, no sender would run in between. */
  private static byte[] nextLine(StreamReader reader) throws IOException {
    await(sleep(Duration.ZERO));
    return await(reader.readLine(), IOException.class);
  }

  /** Another one may have the name of a member that was thrown out. */
  private boolean isMember(Member member) {
    return members.get(member.name) == member;
  }

  private void leave(Member member) {
    if (members.remove(member.name, member)) {
      tellAll("* " + member.name + " has left");
    }
  }

  private void tellAll(String message) {
    tellOthers(null, message);
  }

  private void tellOthers(Member speaker, String message) {
    for (Member member : List.copyOf(members.values())) {
      if (member != speaker && !member.offer(message)) {
        throwOut(member);
      }
    }
  }

  /** Others may turn out to be too slow for these news, in turn. */
  private void throwOut(Member member) {
    if (members.remove(member.name, member)) {
      member.writer.transport().abort();
      tellAll("* " + member.name + " was too slow");
    }
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).strip();
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private record Member(String name, StreamWriter writer, Queue<String> waiting) {

    /** Whether there was room for a message. */
    boolean offer(String message) {
      try {
        waiting.putNow(message);
        return true;
      } catch (QueueFull tooSlow) {
        return false;
      }
    }

    /** Sends what waits, each when the transport has room. */
    Coroutine<Void> send() {
      return async(
          () -> {
            try {
              while (true) {
                writer.write(line(await(waiting.get())));
                await(writer.drain(), IOException.class);
              }
            } catch (IOException connectionLost) {
              // The reader is told of it, too.
            }
          });
    }
  }
}
