package loopcraft.grader.author;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.Answer;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.ThreadOrder;
import loopcraft.grader.run.Verdict;

/** Real workers that grade known answers. */
final class AnswerWorkers implements WrongAnswers.Grading, AutoCloseable {

  private final Grader grader;
  private final Function<ThreadOrder, Grader> inOrder;
  private final Map<ThreadOrder, Grader> graders = new EnumMap<>(ThreadOrder.class);

  AnswerWorkers(Course course, GraderOptions options) {
    grader = new Grader(course, options);
    grader.prepareForMany();
    inOrder = order -> new Grader(course, options.withSpares(0).withThreadOrder(order));
  }

  @Override
  public Verdict grade(Answer answer) {
    return grade(answer, grader);
  }

  @Override
  public Verdict grade(Answer answer, ThreadOrder order) {
    return grade(answer, graders.computeIfAbsent(order, inOrder));
  }

  private static Verdict grade(Answer answer, Grader grader) {
    return grader.grade(answer.exercise(), answer.stack(), answer.sources());
  }

  @Override
  public List<Verdict> gradeAll(List<Answer> answers, BiPredicate<Answer, Verdict> doubtful) {
    return grader.gradeAll(answers, doubtful);
  }

  @Override
  public void close() {
    grader.close();
    graders.values().forEach(Grader::close);
  }
}
