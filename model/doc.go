// Package model says what the records of a school's branch union are: members, visits, hardship grants, dues,
// vouchers, accounts, budgets, and the union's own settings. It holds their values, the rules they keep, and
// the templates that turn a visit or a grant into a voucher. It does no input or output, knows no clock and
// no storage; the tables of law and custom (chart of accounts, ceilings, names) are embedded from the folder
// data.
//
// Invariants:
//   - Money is fen in an int64 and never a float. Sums go through Add, Sub and Sum, which tell an overflow.
//   - A Date is a day of the Gregorian calendar or, where the field says so, a month; 0 is none.
//   - A Chart is an immutable value. Prescribed accounts cannot be changed through it.
//   - A Check… function takes a whole record and returns everything wrong with it, never only the first.
//     SeverityError: it cannot be true or cannot be booked. SeverityWarning: it breaks a limit or a habit.
//   - No private text or number is repeated in a Violation.
//
// Field numbers in cbor tags are part of the book's file. They are never renumbered or reused.
//
// # Glossary
//
// The code uses these English names and no others.
//
//	基层工会        Branch             the union that keeps the book; 中国工会章程
//	届期            Term               term of its committee; 中国工会章程 art. 13
//	会员            Member             person on the roster; 《工会会员会籍管理办法》 2016-12-12
//	会员号          Number             the branch's own number of a member
//	会籍状态        Status             standing; 《工会会员会籍管理办法》
//	在职            StatusActive       pays dues, votes, receives
//	保留会籍        StatusRetained     retired or without work: no dues, no vote
//	转出 退会       StatusTransferred, StatusLeft
//	开除 去世       StatusExpelled, StatusDead
//	非会员          StatusNonMember    on the list so that a visit can name them
//	入会日期        Joined             day or month
//	变动日期        Changed            day on which the standing last changed
//	会籍变动        Standing, Move     entry of the history of standings: 入会 转入 保留会籍 转出 退会 开除 去世 恢复
//	转入 转出单位   Where              the union that somebody came from or went to
//	工会服务卡号    ServiceCard        private
//	家属            Relative, Family   private; whom visits may be about
//	合并            MergedInto         one person's two records become one; the other stays as a pointer
//	工会小组        Group              year group or office
//	工会职务        Office             post held in the union
//	会费            Dues               0.5 % of the base, tail below ten yuan dropped; 工发[1978]101号
//	会费基数        DuesBase, Base     monthly wage that dues are counted from
//	六必访          visits             the occasions on which the union always goes; each union's own list
//	走访慰问        Visit              event heard of, and the visit it led to
//	类别            Category           occasion of a visit
//	事由日期        EventDate          day of the event
//	得知日期        Heard              day on which the union heard of it
//	关系            Relation           whom the event befell, seen from the member
//	走访人          Visitors
//	再访            Visit.Event        a further visit to an event, by the ID of the event's first record
//	慰问品明细      Goods              rows of what a visit brought
//	代领            OnBehalf           what the receiver is to the person
//	慰问金额        Money              money given
//	慰问品          Goods, GoodsValue  goods given and their price
//	佐证            Evidence           papers that prove the event
//	领取人          Receiver
//	限额            Ceiling            highest sum of a province's rule (实施细则 of 总工办发〔2017〕32号) or the unit's own
//	待核            Checked false      shipped value that nobody has checked against its source
//	超限            Excess             what goes beyond a ceiling
//	困难补助        Subsidy            hardship grant; 全总《困难职工档案管理办法》总工办〔2016〕36号
//	核实 … 年审     GrantStep          a step of a grant's way, nine from 申请 to 年审; domain custom
//	越过理由        GrantAct.Override  why a step was taken although one before it is missing
//	困难职工档案    Hardship           file of one household in hardship; 总工办〔2016〕36号
//	困难类别        Category           深度困难, 相对困难, 意外致困; older files have other names
//	刚性支出        RigidCost          what a household cannot do without in a year
//	低保            Minimum            local minimum of a month that the household is compared with
//	年审            HardshipReview     yearly review of a file: kept, other category, or 脱困
//	活动台账        Activity           what was held, for whom and at what cost; also 疗休养 and 评优评先
//	签到、不参加    Participant        a member who is asked to an activity
//	奖项            Prize              a prize or an honour, to a member or a team
//	申请 评议 审议  Applied, Assessed, Deliberated
//	公示            Notice             public notice from NoticeFrom to NoticeTo
//	批准 发放       Approved, Paid
//	环节            Stage              how far a grant has come
//	资金来源        Source             of a grant: 本级经费, 上级拨款, 行政补助, 捐款
//	档案号          File               number of the hardship file
//	支付方式        Payment            现金 or 银行转账
//	记账凭证        Voucher            会计基础工作规范 art. 50 and 51
//	分录            Line               one line of a voucher
//	摘要            Summary
//	借 贷           Debit, Credit      the two values of Side
//	记字第N号       Number             of a voucher, given by posting, continuous within the period
//	来源号          Source             of a voucher: its number in the file it was imported from
//	附件张数        Attachments
//	制单 审核       Preparer, Reviewer
//	记账 出纳       Bookkeeper, Cashier
//	经办人 审批人   Handler, Approver
//	对方单位        Counterparty
//	结算方式        Settlement
//	票据号          Bill
//	红字冲销        VoucherRed, Reversal      the same lines with negative amounts; 会计基础工作规范 art. 51
//	蓝字订正        VoucherBlue, Correction   what should have been booked
//	差额更正        VoucherAdjust, Difference   the difference alone, where only amounts are wrong; art. 51
//	暂编号          ID of a draft      stays findable after posting
//	集体研究        Minutes, CollectiveAbove   the meeting that decides on large sums
//	断号            Gap, Missing       numbers that a series has not got, and why
//	结转            VoucherClosing     closing voucher
//	年末结转        YearClosing, ClosingStep  the closing vouchers of a year in their order; 财会〔2021〕7号, 321 and 322
//	封存余额        Seal               balances that the closing of a year fixed; the next year opens with them
//	完结            Finished           of a project: what is left goes to 工会资金结余 at the year's end
//	专项 一般       ProjectRestricted, ProjectPlain
//	会计期间        Period             months 1 to 12, 0 for 期初, 13 for 结转
//	期初余额        Opening            what stood on the accounts on the year's first day
//	会计科目        Account, Chart     《工会会计制度》 财会〔2021〕7号, in force 2022-01-01
//	明细科目        AccountDetail      detail of the branch's own, below a leaf
//	末级科目        Leaf               account that may be booked on
//	资产 负债       Asset, Liability
//	净资产          Net
//	收入 支出       Income, Expense
//	预算            Budget             总工办发〔2020〕29号
//	上年决算数      LastYear
//	预算数 调整数   Amount, Adjustment
//	预算调整        Adjustment         change of a budget in the course of its year, with its approvals
//	委员会审议      Committee          the day and paper of a Passed; so are the next two
//	经审会审查      Audited
//	上级批复        Upper
//	量入为出        budget.balance     spending within income and what was left over; 总工办发〔2019〕26号
//	新旧科目对照    OldAccount         account of 财会〔2009〕7号 and what took its place; 财会〔2021〕16号
//	项目            Project            earmarked or custody money that is shown apart; 财会〔2021〕7号 art. 22
//	代管经费        custody money      account 221, marked on 101 and 102 by its project
//	拨缴经费        Levy               2 % of wages; 自主拨缴 LevySelf, 上级转拨 LevyPassed
//	留成比例        OwnShare           the branch's own part of the 2 %
//	统一社会信用代码 CreditCode        GB 32100-2015
//	居民身份证号    IDNumber           GB 11643-1999
//	银行卡号        Card               ISO/IEC 7812
//	大写金额        Capital            会计基础工作规范 art. 52
//	银行对账单      Statement          a file of a bank that was read in
//	流水            BankLine           one line of it, as the bank sees it: the bank's 借方 is money out
//	勾对            Match              bank lines and entries that are the same money
//	未达账项        open item          on one side only at the month's end
//	余额调节表      Reconciliation     银行存款余额调节表 of one account and month
//	固定资产卡片    AssetCard          one asset; 财会〔2021〕7号 art. 32, account 162; intangibles 171
//	资产类别        AssetClass         its least life and the cost it counts from; art. 32, 35 and app. 2
//	备查            Memo               written down only: too cheap for 162, or lent by the school
//	折旧 摊销       Depreciation, Wear, Accrued   借 30104 贷 163, 借 30105 贷 172; never an expense; art. 35
//	转入待处理      TakeDown, Pending  an asset goes to 182 until its disposal is approved
//	核销            WriteOff, Disposed what was approved leaves 182 and the fund; account 182
//	资产基金        Fund, Unmirrored   301, the mirror of what is no money; account 301
//	库存物品        StockItem          sort of goods; account 141, art. 31
//	入库 领用       StockMove          goods in and out at the moving average
//	财产清查        AssetCount         count of assets and goods; art. 31 and 37
//	盘盈 盘亏       Over               found beyond the book, or missing
//	业务            Event              what happened, and the entry that it makes; 财会〔2021〕7号
//	常用凭证        Template           voucher that is booked again and again
//	经济分类        EconomicClass      款级 code of 部门预算支出经济分类; 财会〔2021〕7号 app. 1
//	当年支出退回    refund             red on the original expense; 以前年度的 goes to 年初余额调整
//	疑点            finding            what a check of the audit found
//	答复            Answer             what the branch says to a finding
package model
