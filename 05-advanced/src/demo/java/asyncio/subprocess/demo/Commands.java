package asyncio.subprocess.demo;

import asyncio.subprocess.Command;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands of programs that are there on every system, since they are this JVM's. */
final class Commands {

  private Commands() {}

  /** The command that runs {@link Child}; what it does is the first argument. */
  static Command child(String... arguments) {
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    all.add(folder());
    all.add(Child.class.getName());
    all.addAll(List.of(arguments));
    return Command.exec(all);
  }

  private static String folder() {
    try {
      var place = Child.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
