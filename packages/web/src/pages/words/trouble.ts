import { type Text, text } from '../../api/words.ts';
import type { Trouble } from '../../api/trouble.ts';

const again = text('잠시 뒤 다시 물어보세요.', 'Ask again in a moment.');
const STORE_NEXT = text(
  "'investor-flow store check'로 저장소를 확인하세요.",
  "Check the store: 'investor-flow store check'.",
);

/** What each kind of failure means, and what to do next. */
export const TROUBLES: Readonly<Record<Trouble['kind'], readonly [what: Text, next: Text]>> = {
  invalid: [
    text('질문이 잘못되었습니다', 'The question is wrong'),
    text('값을 고쳐 다시 고르세요.', 'Choose another value.'),
  ],
  unsupported: [
    text('이 증권사는 제공하지 않습니다', 'This broker does not offer it'),
    text(
      '다른 증권사나 기간을 고르세요. 아무것도 보내지 않았습니다.',
      'Choose another broker or range. Nothing was sent.',
    ),
  ],
  unauthenticated: [
    text('인증에 실패했습니다', 'The broker refused the key'),
    text(
      "키와 환경을 확인하세요: 'investor-flow doctor'.",
      "Check the key and its environment: 'investor-flow doctor'.",
    ),
  ],
  throttled: [text('호출 한도를 넘었습니다', 'Over the quota'), again],
  rejected: [
    text('증권사가 거절했습니다', 'The broker refused'),
    text('증권사의 오류 코드를 확인하세요.', 'Look the code up at the broker.'),
  ],
  empty: [
    text('해당하는 자료가 없습니다', 'Nothing there'),
    text('날짜와 코드를 확인하세요.', 'Check the day and the code.'),
  ],
  unreadable: [
    text('응답을 읽을 수 없습니다', 'The answer cannot be read'),
    text(
      '증권사의 응답 형식이 바뀌었을 수 있습니다. 알려 주세요.',
      'The broker may have changed its answer: please report it.',
    ),
  ],
  unavailable: [text('응답이 없습니다', 'No answer'), again],
  cancelled: [
    text('멈췄습니다', 'Stopped'),
    text('다시 물을 수 있습니다.', 'It can be asked again.'),
  ],
  refused: [
    text('계산할 수 없습니다', 'It cannot be computed'),
    text('다른 기간을 고르세요.', 'Choose another range.'),
  ],
  failed: [
    text('프로그램 오류입니다', 'A bug of this program'),
    text('알려 주세요.', 'Please report it.'),
  ],
  'store-missing': [
    text('저장소에 없습니다', 'The store does not have it'),
    text('그 날을 먼저 기록하세요.', 'Record that day first.'),
  ],
  'store-ambiguous': [
    text('저장소에 여러 환경의 자료가 있습니다', 'The store holds several environments'),
    text('다른 저장소를 여세요.', 'Open another store.'),
  ],
  'store-full': [
    text('디스크가 가득 찼습니다', 'The disk is full'),
    text('공간을 만들고 다시 물어보세요.', 'Make room and ask again.'),
  ],
  'store-unwritable': [text('저장소에 쓸 수 없습니다', 'The store cannot be written'), STORE_NEXT],
  'store-unreadable': [text('저장소를 읽을 수 없습니다', 'The store cannot be read'), STORE_NEXT],
  'store-newer': [
    text('더 새로운 버전의 저장소입니다', 'The store is of a newer version'),
    text('investor-flow를 업데이트하세요.', 'Update investor-flow.'),
  ],
  'store-closed': [
    text('저장소가 닫혔습니다', 'The store is closed'),
    text("'investor-flow open'을 다시 시작하세요.", "Start 'investor-flow open' again."),
  ],
};
