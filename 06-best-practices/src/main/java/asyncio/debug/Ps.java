package asyncio.debug;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Shows the tasks of another program: {@code python -m asyncio ps} and {@code pstree}.
 *
 * <p>{@code java -cp … asyncio.debug.Ps PID} prints the table; with {@code --tree}, the rings and
 * the tree instead. Without a PID it lists the programs that there are. The other one must have
 * called {@link TaskMonitor#start}, and must belong to the same user. No agent is loaded into it:
 * it is asked to open its own management, which it answers on the loopback address only.
 */
public final class Ps {

  private Ps() {}

  /** Runs it; the exit code is 1 if there was nothing to show. */
  static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    boolean tree = rest.remove("--tree");
    try {
      if (rest.isEmpty()) {
        IO.println("usage: java -cp … asyncio.debug.Ps PID [--tree]; these programs run:");
        candidates().forEach(IO::println);
      } else {
        show(rest.getFirst(), tree ? "tree" : "table").forEach(IO::println);
      }
    } catch (IOException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** The programs on this machine that can be asked, each with its PID first. */
  static List<String> candidates() {
    String own = Long.toString(ProcessHandle.current().pid());
    return VirtualMachine.list().stream()
        .filter(program -> !program.id().equals(own))
        .map(Ps::describe)
        .sorted()
        .toList();
  }

  private static String describe(VirtualMachineDescriptor program) {
    return "%8s  %s".formatted(program.id(), program.displayName());
  }

  /**
   * What the loops of a program answer.
   *
   * @param operation of {@link TasksMXBean}
   * @throws IOException if the program cannot be reached; the message says why
   * @throws IllegalStateException if it shows no tasks; the message says what is missing
   */
  static List<String> show(String pid, String operation) throws IOException {
    var address = new JMXServiceURL(managementOf(pid));
    try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      Set<ObjectName> names =
          new TreeSet<>(beans.queryNames(new ObjectName(TaskMonitor.ALL), null));
      if (names.isEmpty()) {
        throw new IllegalStateException(
            "the program %s shows no tasks: its loop has to call TaskMonitor.start()"
                .formatted(pid));
      }
      var lines = new ArrayList<String>();
      for (ObjectName name : names) {
        lines.add("loop " + name.getKeyProperty("loop"));
        lines.addAll(((String) beans.invoke(name, operation, null, null)).lines().toList());
      }
      return lines;
    } catch (JMException e) {
      throw new IOException("the program %s does not answer: %s".formatted(pid, e), e);
    }
  }

  private static String managementOf(String pid) throws IOException {
    try {
      VirtualMachine program = VirtualMachine.attach(pid);
      try {
        return program.startLocalManagementAgent();
      } finally {
        program.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("%s is no Java program: %s".formatted(pid, e.getMessage()), e);
    } catch (IOException e) {
      throw new IOException(
          "the program %s cannot be reached; does it run, and as the same user? %s"
              .formatted(pid, e.getMessage()),
          e);
    }
  }
}
