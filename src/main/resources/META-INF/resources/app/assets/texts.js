// The app's words in both languages.
const TEXTS = {
  title: ['ワンタイムパスワード', 'One-time codes'],
  welcome: ['カードを登録しましょう', 'Add your first card'],
  welcomeLine: [
    '会員ページに表示される登録IDと、メールで届く登録用パスワードを使います。',
    'You need the registration ID from your member page and the password that comes by mail.'],
  add: ['カードを追加', 'Add a card'],
  waiting: ['お支払いの確認', 'Waiting for you'],
  none: ['待っているお買い物はありません', 'No purchase is waiting'],
  noneLine: ['お支払い画面でアプリを選ぶと、ここに表示されます。', 'It appears here when a shop’s page asks for a code of the app.'],
  offline: ['サーバーにつながりません', 'The server cannot be reached'],
  offlineLine: ['画面の取引番号を入力すれば、つながらなくてもパスワードを表示できます。', 'Type the number from the shop’s page to get a code without it.'],
  type: ['番号を入力する', 'Type a number'],
  show: ['パスワードを表示', 'Show the code'],
  approve: ['承認する', 'Approve'],
  refuse: ['身に覚えがない', 'This is not me'],
  approveSure: ['もう一度押すと、{1} の {0} を承認します', 'Press again to approve {0} at {1}'],
  refuseSure: ['もう一度押すと、お支払いを中止します', 'Press again to stop the payment'],
  approved: ['承認しました', 'Approved'],
  approvedLine: ['お支払い画面にお戻りください。', 'Go back to the shop’s page.'],
  refused: ['お支払いを中止しました', 'The payment was stopped'],
  refusedLine: ['カード会社にお電話ください。番号はメールでお知らせします。', 'Please call your card issuer: the number is in the mail that we have sent.'],
  late: ['もう待っていません', 'It no longer waits'],
  lateLine: ['お支払い画面が閉じられたか、時間切れになりました。', 'Its page was closed, or its time is over.'],
  unsent: ['送信できませんでした', 'That could not be sent'],
  unsentLine: ['インターネットへの接続を確かめて、もう一度押してください。', 'Check that you are online, then press again.'],
  cards: ['登録したカード', 'Your cards'],
  edit: ['名前・色・削除', 'Name, colour, removal'],
  merchant: ['ご利用先', 'Merchant'],
  amount: ['金額', 'Amount'],
  date: ['日時', 'Date'],
  challenge: ['取引番号', 'Number'],
  card: ['カード', 'Card'],
  same: ['画面の取引番号と同じことをお確かめください。', 'Make sure that the shop’s page shows the same number.'],
  code: ['ワンタイムパスワード', 'One-time code'],
  left: ['あと{0}秒', '{0} seconds left'],
  over: ['有効期限が切れました', 'The code has expired'],
  again: ['新しいパスワードを表示', 'Show a new code'],
  copy: ['コピー', 'Copy'],
  copied: ['コピーしました', 'Copied'],
  neverTell: ['誰にも教えないでください。カード会社がお尋ねすることはありません。', 'Tell nobody. Your card issuer never asks for it.'],
  typeLine: ['お支払い画面の取引番号（数字10桁）を入力してください。', 'Type the ten digits that the shop’s page shows.'],
  typeWarning: [
    '番号だけでは、アプリはご利用先と金額を確かめられません。お支払い画面でご確認ください。',
    'From the number alone the app cannot tell merchant and amount. Check them on the shop’s page.'],
  tenDigits: ['数字10桁を入力してください。', 'Please type ten digits.'],
  register: ['登録する', 'Register'],
  registering: ['登録しています…', 'Registering…'],
  id: ['登録ID', 'Registration ID'],
  idHelp: ['会員ページに表示されます。例: A1B2-C3D4', 'On your member page, such as A1B2-C3D4'],
  password: ['登録用パスワード', 'Registration password'],
  passwordHelp: ['メールで届きます。30分間、1回だけ使えます。', 'It comes by mail, is valid for 30 minutes and works once.'],
  label: ['カードの名前', 'Name of the card'],
  labelDefault: ['マイカード', 'My card'],
  colour: ['色', 'Colour'],
  INDIGO: ['藍', 'Indigo'], PINE: ['松葉', 'Pine'], PLUM: ['紫', 'Plum'], AMBER: ['琥珀', 'Amber'], ROSE: ['紅', 'Rose'], SLATE: ['墨', 'Slate'],
  wrong: [
    '登録できませんでした。登録IDとパスワードをお確かめください。期限が切れたときは、会員ページで新しく発行してください。',
    'This did not work. Check ID and password. If they are too old, get new ones on your member page.'],
  unreachable: ['サーバーにつながりません。しばらくしてからお試しください。', 'The server cannot be reached. Please try again later.'],
  fill: ['登録IDは8文字、パスワードは12文字です。', 'The ID has 8 characters, the password 12.'],
  save: ['保存', 'Save'],
  remove: ['この端末からカードを削除', 'Remove the card from this device'],
  removeSure: ['もう一度押すと削除します', 'Press again to remove it'],
  removed: ['このカードの登録は解除されています', 'This card is no longer registered'],
  removedLine: ['会員ページから、もう一度登録できます。', 'You can register it anew from your member page.'],
  back: ['戻る', 'Back'],
  other: ['English', '日本語'],
  unsupported: ['このブラウザではお使いになれません。', 'This browser cannot run the app.'],
};

let index = 0;

export const language = () => (index === 0 ? 'ja' : 'en');

export function speak(tag) {
  index = tag.toLowerCase().startsWith('ja') ? 0 : 1;
  document.documentElement.lang = language();
  document.title = text('title');
}

export const text = (name, ...values) => values.reduce((line, value, at) => line.replace(`{${at}}`, () => value), TEXTS[name][index]);
