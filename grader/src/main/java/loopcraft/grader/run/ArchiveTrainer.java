package loopcraft.grader.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import loopcraft.grader.build.DependencyPath;

/**
 * Makes the archive that workers start from, as a process of its own: it takes seconds, and the
 * learner's command may be through before.
 */
final class ArchiveTrainer {

  private ArchiveTrainer() {}

  /** Makes the archive for workers whose files are in the folder that the argument names. */
  static void main(String[] arguments) throws IOException, InterruptedException {
    new WorkerJvm(Path.of(arguments[0])).train();
  }

  static void startDetached(Path learnFolder) {
    String classPath =
        DependencyPath.own().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    try {
      new ProcessBuilder(
              WorkerJvm.JAVA,
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              classPath,
              ArchiveTrainer.class.getName(),
              learnFolder.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
    } catch (IOException noArchiveThen) {
      // Workers start without it, only slower.
    }
  }
}
