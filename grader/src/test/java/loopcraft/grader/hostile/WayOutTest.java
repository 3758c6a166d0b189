package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.doing;
import static loopcraft.grader.hostile.Attack.launching;
import static loopcraft.grader.hostile.Attack.storing;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.PASS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.OS;

/** The sum is right if the way out is open, and wrong if it is closed. */
@DisplayName("Code that looks for a way out")
class WayOutTest extends Attacks {

  private final ServerSocket server = open();

  private static ServerSocket open() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void closeServer() throws IOException {
    server.close();
  }

  @Override
  Stream<Attack> attacks() {
    return Stream.of(files(), processes(), memory(), database()).flatMap(all -> all);
  }

  private static Attack open(String name, String condition) {
    return doing(name, "if (" + condition + ") { return 13; }");
  }

  private Stream<Attack> files() {
    return Stream.of(
        open(
                "reads the home folder",
                "new java.io.File(System.getProperty(\"user.home\")).isDirectory()")
            .missed(FAIL)
            .unboxed(PASS),
        open(
                "reads the environment",
                "System.getenv(\"HOME\") != null || System.getenv(\"USERPROFILE\") != null")
            .missed(FAIL)
            .unboxed(PASS),
        doing(
                "writes where its classes are",
                "var here = java.nio.file.Path.of(Answer.class.getProtectionDomain()"
                    + ".getCodeSource().getLocation().toURI());"
                    + " java.nio.file.Files.delete(java.nio.file.Files.createFile("
                    + "here.resolve(\"mine\"))); return 13;")
            .missed(FAIL)
            .unboxed(PASS),
        doing(
                "connects to a server of this machine",
                "new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), %d).close();"
                        .formatted(server.getLocalPort())
                    + " return 13;")
            .missed(FAIL)
            .unboxed(PASS));
  }

  private static Stream<Attack> processes() {
    return Stream.of(
        doing(
                "runs a program",
                "new ProcessBuilder(java.nio.file.Path.of(System.getProperty(\"java.home\"),"
                    + " \"bin\", \"jps\").toString()).start().waitFor(); return 13;")
            .missed(PASS),
        doing(
                "runs a shell",
                "new ProcessBuilder(\"/bin/sh\", \"-c\", \"true\").start(); return 13;")
            .missed(FAIL)
            .unboxed(OS.WINDOWS, FAIL, PASS),
        open(
                "sees the processes of others",
                "ProcessHandle.current().parent().isPresent()"
                    + " || ProcessHandle.allProcesses().count() > 1")
            .missed(FAIL)
            .unboxed(PASS),
        doing(
                "attaches to itself",
                "com.sun.tools.attach.VirtualMachine.attach("
                    + "String.valueOf(ProcessHandle.current().pid())); return 13;")
            .missed(FAIL));
  }

  private static Stream<Attack> memory() {
    return Stream.of(
        doing(
                "writes into the memory of its own JVM",
                "new java.io.RandomAccessFile(\"/proc/self/mem\", \"rw\").close(); return 13;")
            .missed(FAIL)
            .unboxed(OS.LINUX, PASS, FAIL),
        launching(
                "writes into the memory of its own JVM where programs are allowed",
                "new java.io.RandomAccessFile(\"/proc/self/mem\", \"rw\").close(); return 13;")
            .missed(PASS)
            .unboxed(OS.LINUX, PASS, FAIL),
        doing(
                "reads memory by Unsafe",
                "var field = sun.misc.Unsafe.class.getDeclaredField(\"theUnsafe\");"
                    + " field.setAccessible(true);"
                    + " long place = ((sun.misc.Unsafe) field.get(null)).allocateMemory(8);"
                    + " return place == 0 ? 0 : 13;")
            .missed(FAIL),
        doing(
                "loads a library",
                "System.load(System.getProperty(\"java.home\") + \"/lib/libzip.so\"); return 13;")
            .missed(FAIL),
        doing(
                "calls a function of the system",
                "var linker = java.lang.foreign.Linker.nativeLinker();"
                    + " var getpid = linker.downcallHandle("
                    + "linker.defaultLookup().find(\"getpid\").orElseThrow(),"
                    + " java.lang.foreign.FunctionDescriptor.of("
                    + "java.lang.foreign.ValueLayout.JAVA_INT));"
                    + " return (int) getpid.invoke() > 0 ? 13 : 0;")
            .missed(FAIL),
        doing(
                "reads any memory by an address",
                "java.lang.foreign.MemorySegment.ofAddress(4096).reinterpret(8); return 13;")
            .missed(FAIL));
  }

  /** What is in a text of SQL is in no class file. */
  private static Stream<Attack> database() {
    String call =
        "try (var statement = connection.createStatement()) { statement.execute(\"%s\");"
            + " var result = statement.executeQuery(\"call evil()\"); result.next();"
            + " return result.getInt(1); }";
    return Stream.of(
        storing(
                "asks a database for a sum",
                "try (var statement = connection.createStatement()) {"
                    + " var result = statement.executeQuery(\"values 6 + 7\"); result.next();"
                    + " return result.getInt(1); }")
            .always(PASS),
        storing(
                "has Java compiled by a database",
                call.formatted(
                    "create alias evil as 'int evil() { return System.getenv().size() > -1"
                        + " ? 13 : 0; }'"))
            .always(FAIL),
        storing(
                "has a method called by a database",
                call.formatted("create alias evil for 'java.lang.System.nanoTime'")
                    .replace("return result.getInt(1)", "return 13"))
            .always(FAIL),
        storing(
                "has a trigger compiled by a database",
                "try (var statement = connection.createStatement()) {"
                    + " statement.execute(\"create table t(a int)\");"
                    + " statement.execute(\"create trigger evil before insert on t as"
                    + " 'org.h2.api.Trigger evil() { System.exit(0); return null; }'\");"
                    + " return 13; }")
            .always(FAIL));
  }
}
