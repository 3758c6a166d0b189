package loopcraft.grader.compare;

import java.util.List;
import java.util.Map;

/**
 * One model, and how to start it.
 *
 * @param name what it is called
 * @param platform {@code Java}, or which Python
 * @param code whose code it runs on
 * @param command starts it
 * @param environment what that needs beside ours
 * @param waitsForMemory whether many of its jobs can wait at once
 */
public record Contestant(
    String name,
    String platform,
    String code,
    List<String> command,
    Map<String, String> environment,
    boolean waitsForMemory) {

  /** Keeps its own copies. */
  public Contestant {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Its name among all. */
  public String fullName() {
    return platform.equals("Java") ? name : name + " (Python)";
  }
}
