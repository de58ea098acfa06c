namespace AccessTracker.Domain.Messages;

/// <summary>The list of words behind <see cref="MessageWords"/>; the earlier line holds where two lines have a word.</summary>
internal static class MessageVocabulary
{
    // kind | value | English | Arabic; a line that ends with \ goes on in the next.
    private const string Steps = """
        step | planned | planned; scheduled; expected; to be delivered; will be delivered; to go; heading to; plan to; plans to | مخطط; \
            مقرر; من المقرر; من المتوقع; متوقع; يتوقع; ستتوجه; ستنطلق; ستدخل; ستصل; سيتم
        step | postponed | postponed; delayed; rescheduled; put off; on hold; moved to tomorrow; pushed to | تأجل; تأجلت; تأجيل; مؤجل; \
            مؤجلة; أجلت; تأخرت
        step | cancelled | cancelled; canceled; called off; cancel; scrapped | ألغي; ألغيت; إلغاء; ملغى; ملغاة; الغوا; انلغت
        step | attacked | attacked; came under fire; under fire; under attack; shot at; ambushed; hit by; attack on convoy; \
            attack on the convoy; fired at | تعرضت لهجوم; تعرض لهجوم; هوجمت; هجوم; استهدفت; استهداف; كمين; إطلاق نار; اطلاق النار; \
            ضربوا
        step | failed | failed; unsuccessful; aborted; not delivered; mission failed | فشل; فشلت; تعذر; تعذر الوصول; تعذر إيصال; \
            باءت بالفشل
        step | partial | partial; partially; partly; partially delivered; partly delivered; incomplete; part of; half of | جزئي; جزئيا; \
            جزئية; تسليم جزئي; جزء من; قسم من; نصف; نص; ربع; بعض الحمولة; بعض الشاحنات
        step | turned_back | turned back; turned around; turned away; turned us back; turned them back; turned it back; turn back; \
            sent back; sent us back ; sent them back; forced back; forced to return; forced to turn back; forced to go back; \
            made to turn back; u turn; had to return | أعيدت من; أعيدت القافلة; تم إرجاع; إرجاع; إرجاعها; أرجعت; ارجعوا; رجعوها; \
            رجعونا; أعادوا; تمت إعادة; إعادة القافلة; إعادتها; ردوا; ردوها
        step | delivered | delivered; completed; complete; distributed; distribution; distribution done; handed over; handed out; \
            received; recvd; rcvd; done; dist; distr; distrib; distrbuted ; dlvd; dlvrd; dld; del; served; assisted; benefited; \
            benefiting | سلم; سلمت; وزع; وزعت; استلم; استلمت; استلمنا; أوصلت ; استلام; اكتمل; اكتملت; استفاد; استفادت; تسلمت; تسلم; \
            سلمنا; وزعنا
        step | to_deliver | deliver; delivering; distribute; distributing; to distribute | تسليم; توزيع; إيصال; توصيل; تسلم; توزع; \
            يوزع; نسلم; نوزع
        step | offloaded | offloaded; offloading; unloaded; unloading; off loaded; offload; unload; off loading | أفرغت; إفراغ; تفريغ; \
            فرغ; فرغت; فرغوا; تنزيل; نزلت الحمولة; نزلوا
        step | looted | looted; stolen; looting; robbed; diverted | نهبت; نهب; سرقت; سرقة; سرق; انسرقت
        step | sealed | sealed; sealing | ختم; تم الختم; مختومة; ترصيص
        step | loaded | loaded; loading | تم التحميل; تحميل; حملت; محملة
        step | departed | departed; departs; depart; left; leaving; set off; set out; moved; moved out; moving; on the way; on its way; \
            on their way; en route; enroute; otw ; dispatched; rolling; took off; headed; heading; going | انطلق; انطلقت; انطلاق; غادر; \
            غادرت; مغادرة; تحرك; تحركت; خرجت; في الطريق; بالطريق; متوجهة ; متجهة; توجهت; اتجهت; مشت; طلعت; تتحرك; رايحة; تتجه
        step | released | released; let go; let through; allowed through; allowed to proceed; allowed to pass; cleared the checkpoint; \
            passed; proceeded; resumed; crossed; cleared | أفرج عنها; أفرج; سمح لها بالمرور; سمح بالمرور; سمحوا بالمرور; أكملت; تابعت; \
            مرت; عبرت; اجتازت; تجاوزت; قطعت
        step | held | held; held up; stopped; stuck; waiting; stopped at; still at; blocked at; being searched; inspected; searched; \
            detained at; parked; delayed at | أوقفت; توقفت; أوقفوا; محتجزة; احتجزت; عالقة; عالق; علقت; واقفة; واقفين; تنتظر; ناطرة; \
            ناطرين; موقوفة; وقفت; وقفوا; وقفوها; توقيف; تفتيش; منتظرة
        step | arrived | arrived; arrival; entered; enters; got in; gets in; went in; got to; in now; inside; made it to; safely in; \
            reached; got through to | وصل; وصلت; وصلوا; وصلنا; دخل; دخلت; دخلوا; دخلنا; أدخلت; فات; فاتت; فوتوا; صارت جوا; صاروا جوا
        step | to_arrive | enter; reach; arrive; entering; arriving; get in; get to; go in; access to enter | دخول; وصول; إدخال; تدخل; \
            يدخل; تصل; يصل; نصل; ندخل; تفوت; يفوت; نفوت
        step | returned | returned; returning; came back; went back; back to; back in; back at; return | رجعت; رجعوا; عادت; عودة; رجوع; \
            رجع; عاد; تعود
        """;

    private const string Answers = """
        answer | granted_with_conditions | conditional; conditionally; conditional approval; with conditions; approved with conditions; \
            partially approved; partial approval; conditions | مشروط; مشروطة; بشروط; موافقة مشروطة; موافقة جزئية; مع شروط
        condition | - | on condition; on the condition; condition; provided that; provided; except; excluding; except for; but no; \
            but not; only if; limited to; excl; minus; food only ; minus the | بشرط; شرط; شريطة; باستثناء; ما عدا; ماعدا; عدا; عدا عن; \
            على أن لا; مع استثناء; فقط
        condition | without | without; w/o | بدون; من دون; دون; من غير
        pending | - | pending; no answer; no answer yet; no reply; no reply yet; no response; waiting for approval; awaiting approval; \
            awaiting answer; waiting for permission; still no answer ; under review; not yet approved; approval pending; \
            awaiting facilitation letter; waiting for the letter | لا رد; لا جواب; بانتظار الموافقة; بانتظار الرد ; لم يرد; ما في رد; \
            ما في جواب; قيد الدراسة; لم تصل الموافقة; ما اجت الموافقة; بانتظار الجواب
        answer | verbal | verbal; verbally; oral; orally; verbal approval; verbally approved; oral approval; oral yes; by phone | شفهي; \
            شفهيا; شفهية; شفوي; شفويا; شفوية; موافقة شفهية; موافقة شفوية; وافق شفهيا; هاتفيا
        answer | withdrawn | withdrawn; request withdrawn; withdrew; taken back | سحب الطلب; سحبنا الطلب; تم سحب الطلب
        answer | expired | expired; lapsed; no longer valid; permit expired; approval expired | انتهت صلاحية; منتهي الصلاحية; \
            منتهية الصلاحية; انتهت صلاحيته; انتهاء الصلاحية; انتهت الموافقة
        answer | reopened | reopened; resubmitted | أعيد فتح; أعيد تقديم
        barred | - | denied entry; denied access; denied passage; refused entry; refused access; refused passage; refused to let; \
            not allowed; not allowed in; not permitted; not let; barred ; prevented; blocked; block; not allowed to enter; \
            access denied; entry refused; entry denied; access refused; passage refused; no access; no entry; disallowed; didn't let ; \
            did not let; wouldn't let; would not let; did not allow; didn't allow; stopped from entering | منع; منعت; منعوا; ممنوع; \
            رفض الدخول; رفض دخول; رفض إدخال; رفض عبور; رفض مرور ; رفض السماح; لم يسمح; لم يسمحوا; لم تسمح; ما سمحوا; ما سمح; ما خلونا; \
            ما خلوها; ما خلوهم; عدم السماح; لم يسمح لها; رفض وصول; رفض الوصول; منع من الدخول
        answer | denied | denied; rejected; refused; declined; disapproved; turned down; not approved; not granted; no approval; \
            no permission; permission refused; permission denied; refuses ; denial; refusal; rejection; rejects; denies; said no | رفض; \
            رفضت; رفضوا; مرفوض; مرفوضة; تم الرفض; عدم الموافقة; غير موافق; عدم موافقة; انرفض; انرفضت; لا موافقة
        answer | granted | approved; approval; approves; granted; permission granted; green light; accepted; agreed; ok'd; okayed; \
            authorised; authorized; facilitation letter received; facilitation letter issued; facilitation letter; permission; \
            got the ok; permit issued; approvals; said yes; gave ok; approved by; permit; grants | موافقة; وافق; وافقت; وافقوا; منح; \
            منحت; إذن; تصريح; مقبول; قبول; أعطوا موافقة; موافقات; كتاب تسهيل; رسالة تسهيل; أخذنا موافقة; موافق
        allowed | - | allowed; permitted; let in; allowed in | سمح; سمحت; سمحوا; السماح; يسمح
        request | - | request for access; requesting; requested; we request; we ask for; kindly approve; please approve; pls approve; \
            plz approve; please grant; pls grant; need approval; need permission; approve; request submitted; submitted; submitting; \
            submission; request; requests; asking for; ask ; applied; apply; nv sent | طلب; طلبنا; نطلب; طلبات; تقديم طلب; قدمنا طلب; \
            نرجو الموافقة; يرجى الموافقة; نود; بدنا موافقة; تم تقديم; قدمنا; مطلوب
        """;

    private const string Things = """
        removed | - | removed; taken off; taken out; took off; took out; took; taken; confiscated; removal of; seized; stripped; \
            withheld; pulled off; offloaded by force; pulled; remove; removing | أزيلت; إزالة; أزالوا; صودرت; مصادرة; صادروا; صادر; \
            سحبت; سحب; سحبوا; نزعت; أخذوا; شالوا; شلوا; حذف; استبعاد; استبعدت; أزال; أخذ; اخدوا; مصادره
        incident | bombardment | airstrike; air strike; airstrikes; air strikes; bombing; bombed; barrel bomb; barrel bombs; \
            bombardment; warplanes; jets; air raid | غارة; غارات; غارات جوية; غارة جوية; براميل; برميل متفجر; براميل متفجرة; قصف جوي; \
            طيران; طائرات
        incident | shelling | shelling; shelled; mortar; mortars; artillery; rocket; rockets; shells; shell | قصف; قصفت; قذائف; قذيفة; \
            هاون; مدفعية; صواريخ; صاروخ; قصف مدفعي
        incident | sniper_fire | sniper; snipers; sniping; sniper fire | قنص; قناص; قناصة; رصاص قناص
        incident | clashes | clashes; clash; fighting; gunfire | اشتباك; اشتباكات; معارك
        incident | explosion | explosion; ied; mine; landmine; exploded; blast; car bomb; uxo | انفجار; لغم; ألغام; عبوة ناسفة; انفجرت; \
            انفجر; مفخخة
        incident | detention | arrested; detained; arrest; detention; arrests | اعتقل; اعتقال; اعتقلوا; اعتقلت; توقيف موظف
        incident | abduction | kidnapped; abducted; kidnapping; abduction | خطف; مخطوف; اختطاف; خطفوا; اختطف
        casualty | - | killed; dead; injured; wounded; casualties; died; deaths; injuries; martyrs | قتيل; قتلى; شهيد; شهداء; جريح; \
            جرحى; مصاب; مصابين; إصابات; إصابة; ضحايا; استشهد; استشهاد; قتل; وفاة
        sector | SHL | nfi; nfis; nfi kits; non food; non food items; shelter; blankets; tents; mattresses; winter; winterization; \
            clothes; clothing; tarpaulins; plastic sheets; winter kits | غير غذائية; مواد غير غذائية; بطانيات; حرامات; ملابس; ألبسة; \
            خيم; خيام; فرش; فرشات; فرشة; إيواء; مأوى; شتوية
        sector | FSC | food; food items; food rations; food basket; food baskets; food parcel; food parcels; rations; flour; wheat; \
            bread; rice; bulgur; foodstuff; lentils; sugar; dry food; food aid; wheat flour | غذاء; غذائية; مواد غذائية; غذائي; أغذية; \
            سلل غذائية; سلة غذائية; سلال غذائية; سلات غذائية; حصص غذائية; حصة غذائية; طحين; قمح; خبز; رز; أرز; أكل; سكر; عدس; برغل; \
            طعام
        sector | HEA | medical; medical items; medical supplies; medical aid; medicine; medicines; meds; medications; health; \
            health supplies; surgical; surgical kits; surgical supplies; vaccines; vaccine; insulin ; dialysis; trauma kits; \
            medical kits; anesthetics; burn kits; med supplies; med | طبية; مواد طبية; مستلزمات طبية; مساعدات طبية; أدوية; دواء; أدويه; \
            صحية; صحي; لقاحات; لقاح; أنسولين; غسيل كلى; جراحية; معدات طبية; دوا
        sector | NUT | nutrition; nutrition supplies; plumpy; plumpynut; baby milk; infant formula; milk; nutritional | تغذية; حليب; \
            حليب أطفال; مكملات غذائية
        sector | WSH | wash; hygiene; hygiene kits; hygiene items; water; chlorine; sanitation; soap; dignity kits | نظافة; تنظيف; \
            منظفات; مواد نظافة; سلل نظافة; مياه; مي; كلور; صرف صحي; صابون; سلة نظافة
        sector | EDU | education; school; school bags; school kits; schoolbags; stationery; textbooks | تعليم; تعليمية; مدرسية; \
            قرطاسية; حقائب مدرسية; كتب
        unit | trucks | trucks; truck; trk; trks; tks; trx; lorry; lorries; vehicles; vehicle; trailers; camions; camion | شاحنة; \
            شاحنات; سيارة شحن; سيارات شحن; سيارة; سيارات; كميون; كميونات; قاطرة; قاطرات; برادات; تريلات; تريلا
        unit | tonnes | tonnes; tons; ton; tonne; mt; mts; metric tons; metric tonnes; t | طن; طنا; أطنان
        unit | families | families; family; fam; fams; fmly; fmls; hh; hhs; hh's; household; households; famlies | عائلة; عائلات; \
            عوائل; عيلة; عيل; أسرة; أسر; الأسر
        unit | people | people; ppl; persons; person; pers; pax; individuals; individual; indiv; inds; beneficiaries; beneficiary; \
            benef; benefs; bens; bnfs; bnf; civilians; souls; inhabitants; residents; peaple | شخص; أشخاص; شخصا; فرد; أفراد; نسمة; \
            مستفيد; مستفيدين; مدني; مدنيين; نفس; إنسان; مستفيدون; مواطن; فردا; أهالي
        unit | patients | patients; patient; sick; medical cases; cases | مريض; مرضى; حالة; حالات; حالة مرضية; حالات مرضية
        unit | items | parcels; parcel; baskets; basket; boxes; box; kits; kit; bags; bag; cartons; packages; pallets; doses; \
            rations | سلة; سلل; سلال; حصة; حصص; كيس; أكياس; صندوق; صناديق; كرتونة; كراتين; جرعة; طرد; طرود; ربطة; ليتر
        unit | other | km; kms; kilometers; hours; hour; hrs; hr; minutes; mins; min; days; weeks; percent; children; women; men; \
            staff; ambulances; ambulance; buses; bus; cars; helicopters; times; locations; villages; towns; usd | كم; ساعة; ساعات; \
            ساعتين; دقيقة; دقائق; أيام; أسبوع; أطفال; طفل; نساء; رجال; موظف; إسعاف; باص; باصات; سيارة إسعاف; سيارات إسعاف; قرى; بلدات
        """;

    private const string Others = """
        mode | airdrop | airdrop; air drop; airdrops; airdropped; air dropped; parachuted | إنزال جوي; إسقاط جوي; إلقاء جوي; \
            إسقاط من الجو
        mode | airlift | airlift; airlifted; airbridge | جسر جوي; نقل جوي
        mode | evacuation | evacuation; evacuated; evacuate; medevac; evac; medical evacuation | إجلاء; إخلاء; أجلي; تم إجلاء; \
            إخلاء طبي; إجلاء طبي; خروج مرضى; إجلوا
        convoy | - | convoy; convoys; cnvy; convy; mission; delivery; deliveries; iac; inter agency convoy; interagency convoy; \
            joint convoy; shipment | قافلة; قوافل; قافله; القافلة المشتركة; إرسالية; مهمة; رتل
        checkpoint | - | checkpoint; checkpoints; check point; checkpt; chkpt; chkpoint; cp; crossing; crossing point; roadblock; \
            gate | حاجز; حواجز; معبر; نقطة تفتيش; نقطة عبور
        agency | - | wfp; unicef; who; unhcr; unrwa; ocha; fao; unfpa; iom; sarc; icrc; undp; un; red crescent; \
            syrian arab red crescent; red cross; ifrc; world food programme; un agencies; msf | الهلال الأحمر; الهلال الأحمر السوري; \
            الهلال; الصليب الأحمر; برنامج الأغذية العالمي; برنامج الغذاء العالمي; برنامج الأغذية; اليونيسف; يونيسف; الأمم المتحدة; \
            منظمة الصحة العالمية; الأونروا ; الصحة العالمية; مفوضية اللاجئين; المفوضية; الأمم; أوتشا
        party | - | gos; government; government of syria; govt; gov't; govt of syria; regime; syrian army; saa; army; ndf; \
            national defence forces; mofa; m.o.f.a; ministry of foreign affairs; military security; state security ; security; \
            security forces; security committee; air force intelligence; hezbollah; hizbullah; hizballah; isis; isil; daesh; nusra; \
            al nusra; jabhat al nusra; jan; armed groups; armed opposition groups; aog; aogs; nsag; nsags ; opposition; rebels; fsa; \
            free army; jaysh al islam; jai; ahrar al sham; local council; republican guard; fourth division; 4th division; governor; \
            militia; militias; soldiers; gunmen; armed men; russians; russia ; iranians; ypg; sdf; faylaq al rahman; foreign ministry; \
            ministry of health; moh; national security; local authorities; authorities | الحكومة; الحكومة السورية; النظام; قوات النظام; \
            الجيش; الجيش السوري; جيش النظام; الدفاع الوطني; وزارة الخارجية; الخارجية; الأمن; الأمن العسكري; أمن الدولة; الأمن السياسي; \
            المخابرات; المخابرات الجوية; اللجنة الأمنية ; حزب الله; داعش; تنظيم الدولة; النصرة; جبهة النصرة; المعارضة; الفصائل; \
            المسلحين; مسلحون; مسلحين; مجموعات مسلحة; الجيش الحر; جيش الإسلام; أحرار الشام; المجلس المحلي; الحرس الجمهوري; \
            الفرقة الرابعة; المحافظ; الميليشيات; الشبيحة ; الروس; اللجان; فيلق الرحمن; وزارة الصحة; السلطات; السلطات السورية; \
            الأمن الوطني; شبيحة; عناصر الحاجز
        hedge | - | about; around; approx; approximately; roughly; nearly; almost; over; more than; at least; some; up to; circa; est; \
            estimated; less than; about some | حوالي; حوالى; نحو; قرابة; تقريبا; ما يقارب; أكثر من; أقل من; ما لا يقل عن; بحدود; \
            يقدر ب; زهاء; شي; ما يقرب من; مايقارب; قريب; اكتر من
        thousand | - | k; thousand; thousands; thous | ألف; آلاف; ألفا; الاف
        half | am | am; a.m; morning; in the morning | صباحا; ص; الصبح; صبح; فجرا; صباح; الصبحيات; صباحاً
        half | pm | pm; p.m; afternoon; in the afternoon; evening; in the evening; at night | مساء; م; ظهرا; عصرا; العصر; الظهر; \
            بعد الظهر; المسا; ليلا; المساء; عالعصر; عالضهر; الضهر; المغرب; مسا; بالليل; عصر; ظهر
        clock | - | at; @; around; by; by about; at about; hrs; hr | الساعة; الساعه; س; عالساعة; ساعة
        count | - | number of; total of; total; no of; qty; count | عدد; وعدد; بعدد; مجموع; عددها; عددهم
        day | -2 | day before yesterday; 2 days ago; two days ago | أول أمس; أول امبارح; قبل يومين; أول البارحة; من يومين
        day | -3 | 3 days ago; three days ago | قبل ثلاثة أيام; قبل 3 أيام
        day | -1 | yesterday; yest; yday; ystrday; yesterdy; last night; yest'day; y'day; ystd | أمس; امس; امبارح; مبارح; البارحة; \
            يوم أمس; ليلة أمس; مساء أمس; صباح أمس; بالأمس
        day | 1 | tomorrow; tmrw; tmr; tomorow; tom; 2moro; 2mrw | غدا; بكرا; بكرة; بكره; يوم غد; الغد; غد; صباح الغد; صباح غد
        day | 0 | today; tonight; this morning; this afternoon; this evening; tdy; 2day; just now | اليوم; الليلة; هذا اليوم; \
            هذا الصباح; صباح اليوم; مساء اليوم; ظهر اليوم; عصر اليوم; هلق; هلأ; الآن; اليوم صباحا; لليوم; قبل قليل; من شوي; قبل شوي; \
            نهار اليوم
        until | - | until; till; valid until; valid till; valid to; valid thru; valid through; good until; expires on; expires | حتى; \
            لغاية; صالحة حتى; صالح حتى; صالحة لغاية; صالح لغاية; سارية حتى; تنتهي في; لحد
        not | - | not; no; didn't; did not; couldn't; could not; wasn't; weren't; never; unable; unable to; cannot; can't; isn't; \
            hasn't; haven't; without any; neither; nor; nt; didnt; couldnt | لم; لن; ما; غير; عدم; مو; لا; مش; ليس; ليست; ماعم; ولا; \
            ما في; مافي
        yet | not | not yet; still not; still no; yet to; hasn't yet | لم بعد
        yet | - | yet | بعد; لسا; لسه; لحد الآن; حتى الآن; لهلق; لسع
        will | - | will; shall; to be; going to; will be; hopefully; inshallah; insha'allah | سوف; سيتم; راح; رح; إن شاء الله; انشالله; \
            انشاء الله; القادم; القادمة; المقبل; المقبلة; حتكون; ستكون
        from | - | from; ex | من
        to | - | to; into; towards; toward; for; in; at; -> | إلى; الى; ل; نحو; باتجاه; على; في; لعند; ع; بـ; صوب
        and | - | and; &; n | و
        """;

    private const string Fillers = """
        filler | - | the; a; an; of; on; by; with; near; via; through; thru; this; that; these; those; it; its; they; them; us; we; \
            our; i; he; is; are; was; were; be; been; has; have; had; as; also; now; just; all; total; out ; aid; assistance; \
            humanitarian; relief; supplies; items; item; goods; materials; cargo; load; carrying; carried; containing; contains; \
            consisting; including; incl; include; plus; other; more; new; some; update; urgent; info; fyi; pls ; please; dear; \
            colleagues; colleague; team; hi; hello; salam; thanks; thank; you; thx; regards; report; reports; reported; reporting; \
            confirmed; confirm; according; source; sources; message; msg; news; breaking; city; town; area ; village; road; our; his; \
            their; which; who's; after; before; during; when; while; then; later; since; due; because; one; so; but; however; only; \
            successfully; safely; still; again; already; fully; full; both; each; per; inside ; reason; st; nd; rd; th; hrs; o'clock; \
            day; time; date; location; place; status; destination; type; entry; access; passage; side; against; within; between; if; \
            any; good; well; there; here; about; agencies; agency; inter; interagency; joint ; driver; drivers; staff; local; people's; \
            need; needed; needs; worth; order; orders; officer; being; off; up; back; re; ref; subject; under; over; place; finally; \
            today's; names; go; goes; gone; went; get; got; made; make; took; place; locations | في; من; إلى; على; عن; مع; هذا; هذه; \
            هاد; هادا; هي; هو; التي; الذي; تم; يتم; تمت; وتم; قد; لقد; كان; كانت; أن; إن; أنه; انو; إنو; كل; جميع; أيضا; كما; ثم; بعد; \
            قبل; عند; لدى; خلال; بسبب; لكن; بس; كمان; هون; هناك; هنا ; مساعدات; مساعدة; المساعدات الإنسانية; إنسانية; إغاثية; إغاثة; \
            مواد; حمولة; تحمل; تحتوي; تضم; مؤلفة; مكونة; تتضمن; يوجد; فيها; فيه; به; بها; له; لها; لهم; عاجل; خبر; تحديث; معلومات; \
            مصدر; مصادر; أفاد; أفادت; أكد; أكدت; يرجى; رجاء; السلام; عليكم ; شكرا; تحية; مدينة; بلدة; قرية; مخيم; منطقة; ريف; طريق; حي; \
            شو; يا; شباب; أخ; أخي; إخوة; الزملاء; زملاء; تاريخ; بتاريخ; المكان; مكان; التاريخ; اليوم; يوم; وقت; الوقت; الحالة; بنجاح; \
            بسلام; بالكامل; كاملة; كامل; بين; ضمن; داخل; خارج; قرب; عبر ; بقيادة; برفقة; أعلن; أعلنت; قال; قالت; تابعة; تابع; للأمم; \
            مشتركة; لدخول; سائق; سائقين; السائقين; موجودة; عليها; عليه; لأهالي; سكان; المحاصرين; المحاصرة; محاصرة; ريف دمشق; موقع; \
            محافظة; الشحنة; نوع; هنالك; ضد; حيث; وذلك; مرحبا; صباح الخير; مساء الخير
        """;

    private const string Numbers = """
        number | 1 | one | واحد; واحدة
        number | 2 | two; couple of; a couple of | اثنان; اثنين; اثنتين; تنين; ثنتين
        number | 3 | three | ثلاث; ثلاثة; تلات; تلاتة; تلت
        number | 4 | four | أربع; أربعة
        number | 5 | five | خمس; خمسة
        number | 6 | six | ست; ستة
        number | 7 | seven | سبع; سبعة
        number | 8 | eight | ثماني; ثمانية; تمانية; تمن; ثمان; تماني
        number | 9 | nine | تسع; تسعة
        number | 10 | ten | عشر; عشرة
        number | 11 | eleven | أحد عشر; إحدى عشرة; احدعش
        number | 12 | twelve; dozen; a dozen | اثنا عشر; اثنتا عشرة; اثني عشر; طنعش; تنعش; اثنتي عشرة
        number | 13 | thirteen | ثلاثة عشر; ثلاث عشرة; تلتعش
        number | 14 | fourteen | أربعة عشر; أربع عشرة; اربعتعش
        number | 15 | fifteen | خمسة عشر; خمس عشرة; خمستعش
        number | 16 | sixteen | ستة عشر; ست عشرة; ستعش
        number | 17 | seventeen | سبعة عشر; سبع عشرة; سبعتعش
        number | 18 | eighteen | ثمانية عشر; ثماني عشرة; تمنتعش
        number | 19 | nineteen | تسعة عشر; تسع عشرة; تسعتعش
        number | 20 | twenty | عشرون; عشرين
        number | 30 | thirty | ثلاثون; ثلاثين; تلاتين
        number | 40 | forty; fourty | أربعون; أربعين
        number | 50 | fifty | خمسون; خمسين
        number | 60 | sixty | ستون; ستين
        number | 70 | seventy | سبعون; سبعين
        number | 80 | eighty | ثمانون; ثمانين; تمانين
        number | 90 | ninety | تسعون; تسعين
        number | 100 | hundred | مئة; مائة; مية
        number | 200 | two hundred | مئتين; مئتان; مئتا; مئتي; مائتان; مائتين; ميتين
        number | 300 | three hundred | ثلاثمئة; ثلاثمائة; تلاتمية
        number | 400 | four hundred | أربعمئة; أربعمائة; أربعمية
        number | 500 | five hundred | خمسمئة; خمسمائة; خمسمية
        number | 600 | six hundred | ستمئة; ستمائة; ستمية
        number | 700 | seven hundred | سبعمئة; سبعمائة
        number | 800 | eight hundred | ثمانمئة; ثمانمائة; ثمانمية
        number | 900 | nine hundred | تسعمئة; تسعمائة
        number | 2000 | two thousand | ألفين; ألفان; ألفي; ألفا
        """;

    /// <summary>The meanings, each with the words that stand for it in either language.</summary>
    public static readonly IReadOnlyList<(WordMeaning Meaning, IReadOnlyList<string> Words)> Lines =
        [.. new[] { Steps, Answers, Things, Others, Numbers, Fillers }.SelectMany(Read)];

    private static IEnumerable<(WordMeaning, IReadOnlyList<string>)> Read(string list) => list.Replace("\\\n", "", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(p => (new WordMeaning(Enum.Parse<WordKind>(p[0], ignoreCase: true), p[1] == "-" ? "" : p[1]), (IReadOnlyList<string>)[.. p.Skip(2)
            .SelectMany(words => words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]));
}
