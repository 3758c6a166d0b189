package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.sync.Queue;
import asyncio.sync.QueueFull;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final int mostWaiting;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * Makes an empty room.
   *
   * @param mostWaiting how many messages may wait for a member; what its transport keeps does not
   *     count
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

  /** Serves one client until it goes, or is thrown out. */
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
      byte[] said = await(reader.readLine(), IOException.class);
      while (said.length > 0) {
        tellOthers(member, member.name + ": " + text(said));
        said = await(reader.readLine(), IOException.class);
      }
    } catch (IOException | LimitOverrunError gone) {
      // However a client goes, it has left.
    }
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
